extension Script {
    static let room = #"""
        function startRoom() {
          const { room, author: ownName, prefix } = find("#room").dataset;
          const frame = find("#frame"), text = find("#text"), author = find("#author"), newer = find("#newer");
          const log = new Log(find("#log"), frame);
          const editAgain = (words, thread) => {
            if (thread) threads.open(thread);
            const field = thread ? threads.text : text;
            field.value = field.value ? field.value + "\n" + words : words;
            field.focus();
          };
          const unsent = new Unsent(room, find("#unsent"), log, editAgain);
          // False where nobody has said yet who speaks.
          const say = (words, thread = null) => {
            const name = ownName || author.value.trim();
            find("#problem").textContent = name ? "" : "Say who you are first.";
            if (!name) { author.focus(); return false; }
            unsent.add(name, words, thread);
            if (!thread) log.toEnd(true);
            return true;
          };
          const threads = new Thread(log, say);
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

          // Many pages of one room do not ask at the same moment.
          let refreshing;
          const address = location.pathname.replace(/\/$/, "") + "/panel";
          const refreshSoon = () => {
            clearTimeout(refreshing);
            refreshing = setTimeout(() => refreshLive(address).catch(() => {}), 250 + Math.random() * 400);
          };
          setInterval(() => { if (!document.hidden) refreshSoon(); }, 30000);

          startComposer(text, author, say, prefix);
          follow(room, log.last, () => ownName || author?.value.trim() || "", {
            state(state) {
              const words = { live: "Live", away: "Reconnecting…", offline: "Offline" };
              find("#state").dataset.state = state === "live" ? "live" : "away";
              if (find("#state").textContent !== words[state]) find("#state").textContent = words[state];
              if (state === "live") { unsent.wake(); refreshSoon(); }
            },
            here({ here, others }) {
              const names = others ? [...here, others + (here.length ? " more" : " reading")] : here;
              find("#here").textContent = names.length ? "Here: " + names.join(", ") : "";
            },
            message(message, isEdit) {
              const wasAtEnd = log.isAtEnd;
              const isNew = log.put(message);
              showTimes(log.list);
              unsent.arrived(message);
              threads.show();
              find("#empty").hidden = true;
              if (message.kind !== "message") refreshSoon();
              if (isNew && document.hidden) { unread += 1; showUnread(); }
              if (wasAtEnd) log.toEnd(true); else if (isNew && !isEdit && !message.thread) newer.hidden = false;
            },
          });

          startPanel();
          startActions(prefix, say);
          startEarlier(room, log, frame);
        }

        // On a telephone the return key makes a line; there is a button for sending.
        function sendsOnEnter(text, form) {
          text.addEventListener("input", () => { text.rows = Math.min(8, text.value.split("\n").length); });
          text.addEventListener("keydown", event => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            if (matchMedia("(pointer: coarse)").matches) return;
            event.preventDefault();
            form.requestSubmit();
          });
        }

        function startComposer(text, author, say, prefix) {
          if (author) {
            author.value = kept.get("author") ?? "";
            author.addEventListener("change", () => {
              kept.set("author", author.value.trim());
              // The stream says who reads it.
              window.dispatchEvent(new Event("renamed"));
            });
          }
          new Completion(text, prefix);
          sendsOnEnter(text, find("#composer"));
          find("#composer").addEventListener("submit", event => {
            event.preventDefault();
            if (!text.value.trim() || !say(text.value)) return;
            text.value = "";
            text.rows = 1;
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
