extension StyleSheet {
    /// A room: the log and its field, a column beside them where there is place for one, a drawer where there is not.
    static let room = #"""
        .page.room { display: flex; flex-direction: column; height: 100vh; height: 100dvh; max-width: 82rem;
          padding-bottom: 0; }
        .room .top { padding: 0.5rem 0; }
        .room .names { min-width: 0; flex: 1; }
        .room .top h1 { font-size: 1.125rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
        @media (max-width: 40rem) { .room .account { display: none; } }
        .here { color: var(--quiet); font-size: 0.875rem; display: -webkit-box; -webkit-line-clamp: 1;
          -webkit-box-orient: vertical; overflow: hidden; min-height: 1.3125rem; }
        .state { font-size: 0.875rem; color: var(--quiet); white-space: nowrap; }
        .state::before { content: ""; display: inline-block; width: 0.5rem; height: 0.5rem; margin-right: 0.4375rem;
          border-radius: 50%; background: var(--quiet); }
        .state[data-state="live"]::before { background: var(--good); }
        .state[data-state="away"] { color: var(--warn); font-weight: 600; }
        .state[data-state="away"]::before { background: var(--warn); }
        .state:empty::before { display: none; }
        .columns { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.5rem;
          border-top: 1px solid var(--line); }
        .talk { display: flex; flex-direction: column; min-width: 0; min-height: 0; }
        .log-frame { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; margin: 0 -1rem;
          padding: 0.5rem 1rem 1rem; scrollbar-width: thin; }
        #earlier { display: block; margin: 0 auto; }
        .log:focus-visible { outline-offset: 4px; }
        .message { position: relative; padding: 0.125rem 3rem 0 0; margin-top: 0.75rem; scroll-margin: 1rem; }
        .message.follows { margin-top: 0; }
        .message.follows .by { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .by { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5rem; }
        .by b { font-weight: 650; }
        .by time, .edited, .in-thread { color: var(--quiet); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
        .text { white-space: pre-wrap; unicode-bidi: plaintext; max-width: 46rem; }
        .message:not([data-kind="message"]) { margin-top: 0.75rem; padding: 0.625rem 3rem 0.625rem 0.875rem;
          border-radius: 0 10px 10px 0; background: var(--card); border: 1px solid var(--line);
          border-left: 3px solid var(--accent); }
        .message[data-kind="nag"] { background: var(--warn-tint) !important; border-left-color: var(--warn) !important; }
        .message[data-kind="progress"] { background: none !important; border-left-color: var(--line) !important;
          color: var(--quiet); }
        .message:target { box-shadow: 0 0 0 2px var(--accent); border-radius: 8px; }
        .quote { display: block; color: var(--quiet); font-size: 0.875rem; text-decoration: none;
          white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
        .quote::before { content: "↳ "; }
        .quote:hover { color: var(--accent); }
        .reply { position: absolute; top: 0; right: 0; width: 2.75rem; min-height: 2.75rem; padding: 0; z-index: 1;
          background: none; color: var(--quiet); font-weight: 400; opacity: 0; }
        .message.follows .reply { top: -0.625rem; }
        .reply:hover { color: var(--accent); }
        .message:hover > .reply, .message:focus-within > .reply, .message:focus > .reply { opacity: 1; }
        @media (hover: none) { .reply { opacity: 1; } .message.follows .reply { display: none; } }
        .replies { min-height: 2.75rem; padding: 0 0.75rem; margin: 0.25rem 0 0 -0.75rem; background: none;
          color: var(--accent); font-size: 0.875rem; font-weight: 600; }
        .composer { position: relative; padding: 0.5rem 1rem max(0.75rem, env(safe-area-inset-bottom));
          border-top: 1px solid var(--line); margin: 0 -1rem; }
        .newer { position: absolute; left: 50%; top: -3.25rem; transform: translateX(-50%); border-radius: 999px;
          box-shadow: 0 2px 10px rgb(0 0 0 / 0.2); }
        .actions { display: flex; gap: 0.5rem; overflow-x: auto; scrollbar-width: none; margin: 0 -1rem 0.5rem;
          padding: 0.125rem 1rem; }
        .actions button { flex: none; background: var(--card); color: var(--accent); border: 1px solid var(--edge);
          font-weight: 600; padding: 0.5rem 1rem; }
        .who { display: flex; align-items: center; gap: 0.5rem; font-size: 0.875rem; margin-bottom: 0.375rem; }
        .who label { color: var(--quiet); }
        .who input { width: 9rem; padding: 0.25rem 0.5rem; min-height: 2.75rem; }
        .who .quiet { margin-left: auto; text-align: right; font-size: 0.8125rem; }
        .who:not(:has(input)) { margin-bottom: 0.125rem; }
        .room textarea { flex: 1; min-height: 2.75rem; max-height: 40vh; resize: none; field-sizing: content; }
        #composer { position: relative; }
        .suggestions { position: absolute; left: 0; right: 0; bottom: calc(100% - 2rem); z-index: 3; max-height: 45vh;
          overflow-y: auto; background: var(--card); border: 1px solid var(--edge); border-radius: 10px;
          box-shadow: 0 8px 28px rgb(0 0 0 / 0.18); }
        .suggestions li { display: grid; gap: 0 0.75rem; align-items: baseline; padding: 0.5rem 0.875rem;
          min-height: 2.75rem; cursor: pointer; }
        .suggestions b { font: 0.9375rem ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        .suggestions span { color: var(--quiet); font-size: 0.875rem; }
        .suggestions li:hover { background: var(--tint); }
        .suggestions [aria-selected="true"] { background: var(--tint); box-shadow: inset 3px 0 0 var(--accent); }
        .unsent li { display: grid; grid-template-columns: 1fr auto; gap: 0.25rem 0.75rem; align-items: center;
          margin-bottom: 0.5rem; padding: 0.5rem 0.75rem; border-radius: 10px; background: var(--warn-tint);
          border-left: 3px solid var(--warn); }
        .unsent li[data-state="refused"] { background: var(--bad-tint); border-left-color: var(--bad); }
        .unsent li[data-state="sending"], .unsent li[data-state="sent"] { background: none;
          color: var(--quiet); border-left-color: var(--line); }
        .unsent .text { max-height: 6em; overflow: auto; }
        .unsent .what { grid-column: 1; font-size: 0.875rem; color: var(--quiet); }
        .unsent .does { grid-column: 2; grid-row: 1 / span 2; display: flex; gap: 0.25rem; }
        .unsent button { padding: 0.25rem 0.75rem; }
        @media (max-width: 30rem) { .unsent .does { grid-column: 1; grid-row: auto; margin-left: -0.75rem; } }
        @media (prefers-reduced-motion: no-preference) { .log-frame { scroll-behavior: smooth; } }
        .form { width: min(32rem, calc(100vw - 2rem)); max-height: calc(100dvh - 2rem); overflow-y: auto; padding: 1.25rem;
          color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
        .form::backdrop { background: rgb(0 0 0 / 0.45); }
        .form form { display: grid; gap: 0.375rem; }
        .form h2 { font-size: 1.1875rem; }
        .form label { font-weight: 600; font-size: 0.9375rem; margin-top: 0.5rem; }
        .form input { min-height: 2.75rem; width: 100%; background: var(--ground); }
        .form .end { justify-content: flex-end; margin-top: 1rem; }
        """#
}
