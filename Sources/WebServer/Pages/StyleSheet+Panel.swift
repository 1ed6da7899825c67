extension StyleSheet {
    /// What stands beside the room and on an incident's own page.
    static let panel = #"""
        .side { min-height: 0; overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; }
        .panel-body { display: grid; gap: 1rem; padding: 1rem 0 1.5rem; }
        .panel-body .title { font-size: 1.1875rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.005em; margin-top: -0.5rem; }
        .panel-body h3 { font-size: 0.8125rem; font-weight: 650; color: var(--quiet); margin-bottom: 0.25rem; }
        .panel-body section { border-top: 1px solid var(--line); padding-top: 0.75rem; }
        .lacks { color: var(--bad); background: var(--bad-tint); border-radius: 10px; padding: 0.625rem 0.875rem;
          font-size: 0.9375rem; font-weight: 550; }
        .dues li, .pairs > div { display: grid; grid-template-columns: 8.25rem minmax(0, 1fr); gap: 0 0.75rem;
          font-size: 0.9375rem; padding: 0.125rem 0; }
        .dues li > :first-child, .pairs dt { color: var(--quiet); }
        .due { font-variant-numeric: tabular-nums; }
        .soon { color: var(--warn); font-weight: 600; }
        .tasks li { display: flex; flex-wrap: wrap; gap: 0 0.5rem; font-size: 0.9375rem; padding: 0.1875rem 0; }
        .tasks .number { min-width: 1.25rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
        .tasks .due { font-size: 0.875rem; }
        .tasks [data-done="yes"] { color: var(--quiet); text-decoration: line-through; }
        .timeline li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0 0.75rem; font-size: 0.9375rem;
          padding: 0.25rem 0; }
        .timeline time { color: var(--quiet); font-size: 0.875rem; font-variant-numeric: tabular-nums; line-height: 1.6; }
        .timeline .what { white-space: pre-wrap; }
        .panel-body a:not(.id) { display: inline-block; padding: 0.6875rem 0; font-size: 0.9375rem; }
        .show-panel { display: flex; align-items: center; gap: 0.5rem; width: 100%; text-align: left; color: var(--ink);
          background: var(--card); border: 1px solid var(--line); font-weight: 500; padding: 0.375rem 0.75rem;
          margin-bottom: 0.5rem; font-size: 0.9375rem; }
        .show-panel .badges { display: inline-flex; flex-wrap: nowrap; margin-right: 0.625rem; }
        #summary { flex: 1; min-width: 0; }
        .more { color: var(--accent); font-size: 1.25rem; line-height: 1; }
        .close { position: sticky; top: 0.25rem; z-index: 1; display: block; margin: 0.25rem -0.75rem -3rem auto; }
        .side-top { display: flex; align-items: center; justify-content: space-between; padding: 0.5rem 0; }
        .side-top h2 { font-size: 1.0625rem; }
        .thread { display: flex; flex-direction: column; }
        .thread .log { flex: 1; min-height: 0; overflow-y: auto; scrollbar-width: thin; }
        .thread .message { padding-right: 0; }
        .thread .message:first-child { margin-top: 0; padding-bottom: 0.75rem; border-bottom: 1px solid var(--line); }
        .thread .message:not([data-kind="message"]) { padding-right: 0.875rem; }
        #thread-form { padding: 0.5rem 0 max(0.75rem, env(safe-area-inset-bottom)); }
        @media (min-width: 60rem) {
          .columns:has(> .side:not([hidden])) { grid-template-columns: minmax(0, 1fr) 22rem; }
          .side { border-left: 1px solid var(--line); padding-left: 1.5rem; }
          .show-panel, .close { display: none; }
          [data-side="thread"] .panel { display: none; }
        }
        @media (max-width: 59.99rem) {
          .side { position: fixed; inset: 0; z-index: 4; background: var(--ground); padding: 0 1rem; }
          .panel { inset: auto 0 0 0; max-height: 85dvh; border-radius: 16px 16px 0 0; background: var(--card);
            box-shadow: 0 -8px 40px rgb(0 0 0 / 0.35); }
          .room:not([data-drawer="open"]) .panel { display: none; }
        }
        .wide-page { max-width: 72rem; }
        .headline { display: grid; gap: 0.5rem; padding: 0.25rem 0 1.25rem; justify-items: start; }
        .headline h1 { font-size: 1.625rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.015em; }
        .button { display: inline-block; padding: 0.625rem 1.125rem; min-height: 2.75rem; border-radius: 10px;
          font-weight: 600; text-decoration: none; background: var(--accent); color: var(--on-accent); }
        .elsewhere { color: var(--quiet); font-size: 0.9375rem; }
        .split { display: grid; gap: 1rem 1.5rem; align-items: start; }
        .split > * { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.25rem; }
        .split > .panel-body > section:first-child { border-top: 0; padding-top: 0; }
        .sheet h2 { font-size: 1rem; font-weight: 650; margin-bottom: 0.5rem; }
        .sheet h2 .quiet { font-weight: 400; margin-left: 0.375rem; }
        .timeline.long li { grid-template-columns: 6.5rem minmax(0, 1fr); padding: 0.4375rem 0; }
        .timeline.long li + li { border-top: 1px solid var(--line); }
        @media (min-width: 60rem) { .split { grid-template-columns: 24rem minmax(0, 1fr); } }
        """#
}
