/// The one style sheet, in parts: what is shared, the first page, a room, what stands beside it.
enum StyleSheet {
    static let text = [shared, home, room, panel].joined(separator: "\n")

    /// Colours are named once for light and once for dark; every text stands at 4.5:1 or better on its ground.
    static let shared = #"""
        :root {
          --ground: #f6f6f3; --card: #ffffff; --ink: #1c2126; --quiet: #59636d; --line: #dfe1dd; --accent: #1f5fc4;
          --on-accent: #ffffff; --tint: #eef3fb; --warn: #9a5b00; --warn-tint: #fdf4e3; --bad: #b3212a;
          --bad-tint: #fcecec; --good: #1e7a46; --edge: #8b949c;
          --s1: #b3212a; --s2: #c2530a; --s3: #8a6500; --s4: #1f5fc4; --s5: #59636d; --on-s: #ffffff;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #121518; --card: #1b2025; --ink: #e7eaec; --quiet: #9aa5ae; --line: #2c343b; --accent: #84b1f7;
            --on-accent: #0d1524; --tint: #1a2534; --warn: #f0b45a; --warn-tint: #2a2113; --bad: #ff8a8a;
            --bad-tint: #321a1c; --good: #6fd19a; --edge: #66717a;
            --s1: #ff7b7b; --s2: #ff9b57; --s3: #e5c04d; --s4: #84b1f7; --s5: #9aa5ae; --on-s: #14171a;
          }
        }
        *, *::before, *::after { box-sizing: border-box; }
        html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--ground); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
          overflow-wrap: anywhere;
        }
        [hidden] { display: none !important; }
        a { color: var(--accent); }
        h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
        ul, ol { list-style: none; }
        code { font: 0.925em ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
        .unseen {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
        }
        .skip { position: absolute; left: -100vw; top: 0; padding: 0.75rem 1rem; background: var(--card); z-index: 2; }
        .skip:focus { left: 0; }
        .page { max-width: 54rem; margin: 0 auto; padding: 0 1rem 4rem; }
        .top { display: flex; align-items: center; gap: 0.75rem; padding: 1.25rem 0 1rem; }
        .top h1 { font-size: 1.375rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
        .top .quiet, .top .state { margin-left: auto; text-align: right; }
        .brand { font-weight: 700; letter-spacing: -0.01em; }
        .account { display: flex; align-items: center; gap: 0.25rem; margin: 0 -0.75rem 0 auto; }
        #zone + .account, .state + .account { margin-left: 0; }
        .account .quiet { white-space: nowrap; }
        .account button { padding: 0.5rem 0.75rem; font-size: 0.9375rem; white-space: nowrap; }
        @media (max-width: 40rem) { .account .quiet { position: absolute; width: 1px; height: 1px; overflow: hidden;
          clip-path: inset(50%); } .top:has(.account) #zone { display: none; } #zone + .account { margin-left: auto; } }
        .narrow { max-width: 30rem; }
        .door { display: grid; gap: 0.875rem; margin-top: 14vh; }
        .door h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.015em; }
        .door .brand { color: var(--quiet); }
        .door .wide { width: 100%; min-height: 3.25rem; font-size: 1.0625rem; }
        .door summary { cursor: pointer; color: var(--accent); padding: 0.625rem 0; }
        .back {
          display: grid; place-items: center; flex: none; width: 2.75rem; height: 2.75rem; margin: 0 -0.25rem 0 -0.75rem;
          font-size: 1.75rem; line-height: 1; text-decoration: none; border-radius: 10px;
        }
        .quiet { color: var(--quiet); font-size: 0.875rem; }
        .calm {
          color: var(--quiet); background: var(--card); border: 1px solid var(--line); border-radius: 12px;
          padding: 1.25rem;
        }
        .row { display: flex; gap: 0.5rem; align-items: flex-end; }
        input, textarea {
          font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet);
          border-radius: 10px; padding: 0.5625rem 0.75rem; min-width: 0;
        }
        ::placeholder { color: var(--quiet); opacity: 1; }
        button {
          font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0.5rem 1.125rem; border: 0;
          border-radius: 10px; background: var(--accent); color: var(--on-accent); cursor: pointer;
        }
        button:hover { filter: brightness(1.08); }
        .quiet-button { background: transparent; color: var(--accent); font-weight: 500; }
        .problem { color: var(--bad); font-size: 0.9375rem; }
        .problem:not(:empty) { margin-top: 0.5rem; }
        .badges { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 0.5rem; font-size: 0.8125rem; }
        .severity { font-weight: 700; border-radius: 6px; padding: 0.0625rem 0.5rem; color: var(--on-s); }
        [data-rank="1"] .severity { background: var(--s1); } [data-rank="2"] .severity { background: var(--s2); }
        [data-rank="3"] .severity { background: var(--s3); } [data-rank="4"] .severity { background: var(--s4); }
        [data-rank="5"] .severity { background: var(--s5); }
        .phase, .kind { border: 1px solid var(--line); border-radius: 6px; padding: 0 0.5rem; color: var(--quiet); }
        .phase[data-phase="monitoring"], .phase[data-phase="resolved"] { color: var(--good); border-color: currentColor; }
        .kind { color: var(--warn); border-color: currentColor; text-transform: uppercase; font-weight: 700; }
        .id { color: var(--quiet); font-variant-numeric: tabular-nums; }
        a.id { position: relative; z-index: 1; padding: 0.8125rem; margin: -0.8125rem; }
        a.id:hover { color: var(--accent); }
        .facts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; font-size: 0.9375rem; }
        .facts > div { display: flex; gap: 0.375rem; }
        .facts .wide { flex-basis: 100%; }
        .facts dt { flex: none; color: var(--quiet); }
        .missing, .late { color: var(--bad); font-weight: 600; }
        """#

    static let home = #"""
        [data-page="home"] h2 { font-size: 1rem; font-weight: 650; margin: 1.75rem 0 0.75rem; }
        [data-page="home"] section:first-child h2 { margin-top: 0.5rem; }
        .incidents { display: grid; gap: 0.75rem; }
        .incident {
          position: relative; display: grid; gap: 0.5rem; padding: 1rem 1rem 1rem 1.25rem; overflow: hidden;
          background: var(--card); border: 1px solid var(--line); border-radius: 12px;
        }
        .incident::before { content: ""; position: absolute; inset: 0 auto 0 0; width: 5px; background: var(--s5); }
        .incident[data-rank="1"]::before { background: var(--s1); } .incident[data-rank="2"]::before { background: var(--s2); }
        .incident[data-rank="3"]::before { background: var(--s3); } .incident[data-rank="4"]::before { background: var(--s4); }
        .incident h3 { font-size: 1.125rem; font-weight: 600; line-height: 1.35; }
        .incident h3 a { color: inherit; text-decoration: none; }
        .cover::after { content: ""; position: absolute; inset: 0; border-radius: 12px; }
        .incident:has(.cover):hover, .rooms a:hover { border-color: var(--accent); }
        .cover:focus-visible { outline: 0; }
        .cover:focus-visible::after { outline: 2px solid var(--accent); outline-offset: -2px; }
        .over { margin-top: 1rem; }
        .over summary { cursor: pointer; color: var(--quiet); padding: 0.625rem 0; }
        .over .incident::before { opacity: 0.4; }
        .rooms { display: grid; gap: 0.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
        .rooms a {
          display: grid; grid-template-columns: 1fr auto; align-items: baseline; gap: 0 0.75rem; min-height: 3rem; height: 100%;
          align-content: start;
          padding: 0.75rem 1rem; color: inherit; text-decoration: none; background: var(--card);
          border: 1px solid var(--line); border-radius: 12px;
        }
        .rooms b { font-weight: 600; font-size: 0.9375rem; }
        .rooms .topic { grid-row: 2; grid-column: 1 / -1; color: var(--quiet); font-size: 0.875rem; }
        .rooms .count { color: var(--quiet); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
        .new-room, .sign-in { display: grid; gap: 0.375rem; margin-top: 1.75rem; max-width: 26rem; }
        .new-room label, .sign-in label { font-weight: 650; }
        .new-room input, .sign-in input { flex: 1; min-height: 2.75rem; }
        .sign-in { margin: 0.5rem 0 0; }
        """#
}
