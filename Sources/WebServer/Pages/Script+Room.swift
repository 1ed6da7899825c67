extension Script {
    static let room = #"""
        function startRoom() {
          const { room, author: tokensPerson } = find("#room").dataset;
          const frame = find("#main"), text = find("#text"), author = find("#author"), newer = find("#newer");
          const log = new Log(find("#log"), frame);
          const editAgain = words => { text.value = text.value ? text.value + "\n" + words : words; text.focus(); };
          const unsent = new Unsent(room, find("#unsent"), log, editAgain);
          let unread = 0;

          const showUnread = () => { document.title = (unread ? "(" + unread + ") " : "") + room + " · Sitrep"; };
          document.addEventListener("visibilitychange", () => {
            if (document.hidden) return;
            unread = 0;
            showUnread();
          });
          frame.addEventListener("scroll", () => { if (log.isAtEnd) newer.hidden = true; });
          newer.addEventListener("click", () => log.toEnd(true));
          if (!location.hash) log.toEnd(false);

          let refreshing;
          const refreshSoon = () => {
            clearTimeout(refreshing);
            refreshing = setTimeout(() => refreshLive().catch(() => {}), 400);
          };
          setInterval(() => { if (!document.hidden) refreshSoon(); }, 30000);

          follow(room, log.last, {
            state(state) {
              const words = { live: "Live", away: "Reconnecting…", offline: "Offline" };
              find("#state").dataset.state = state === "live" ? "live" : "away";
              if (find("#state").textContent !== words[state]) find("#state").textContent = words[state];
              if (state === "live") { unsent.wake(); refreshSoon(); }
            },
            message(message, isEdit) {
              const wasAtEnd = log.isAtEnd;
              const isNew = log.put(message);
              showTimes(log.list);
              unsent.arrived(message);
              find("#empty").hidden = true;
              if (message.kind !== "message") refreshSoon();
              if (isNew && document.hidden) { unread += 1; showUnread(); }
              if (wasAtEnd) log.toEnd(true); else if (isNew && !isEdit) newer.hidden = false;
            },
          });

          startComposer(room, tokensPerson, text, author, unsent, log);
          startEarlier(room, log, frame);
        }

        function startComposer(room, tokensPerson, text, author, unsent, log) {
          if (author) {
            author.value = kept.get("author") ?? "";
            author.addEventListener("change", () => kept.set("author", author.value.trim()));
          }
          const grow = () => { text.rows = Math.min(8, text.value.split("\n").length); };
          text.addEventListener("input", grow);
          text.addEventListener("keydown", event => {
            // On a telephone the return key makes a line; there is a button for sending.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            if (matchMedia("(pointer: coarse)").matches) return;
            event.preventDefault();
            find("#composer").requestSubmit();
          });
          find("#composer").addEventListener("submit", event => {
            event.preventDefault();
            const name = tokensPerson || author.value.trim();
            if (!name) { find("#problem").textContent = "Say who you are first."; author.focus(); return; }
            if (!text.value.trim()) return;
            find("#problem").textContent = "";
            unsent.add(name, text.value);
            text.value = "";
            grow();
            log.toEnd(true);
            text.focus();
          });
          if (matchMedia("(pointer: fine)").matches) (author && !author.value ? author : text).focus();
        }

        // The page comes with the newest 200; older ones on request, with the place on the screen kept.
        function startEarlier(room, log, frame) {
          const button = find("#earlier");
          button.hidden = log.first <= 1;
          button.addEventListener("click", async () => {
            const first = log.first, height = frame.scrollHeight;
            const path = "/messages?limit=100&after=" + Math.max(0, first - 101);
            const response = await fetch(roomURL(room, path), { headers: withToken() }).catch(() => null);
            if (!response?.ok) return;
            log.list.setAttribute("aria-live", "off");
            for (const message of (await response.json()).messages) if (message.seq < first) log.put(message);
            showTimes(log.list);
            frame.scrollTo({ top: frame.scrollTop + frame.scrollHeight - height, behavior: "instant" });
            log.list.removeAttribute("aria-live");
            button.hidden = log.first <= 1;
          });
        }
        """#
}
