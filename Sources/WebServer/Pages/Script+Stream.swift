extension Script {
    /// Server-sent events read through `fetch` rather than `EventSource`: that one cannot send a token, and one way
    /// to read a stream is easier to trust than two.
    static let stream = #"""
        async function* eventsOf(response, heard) {
          const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
          let rest = "";
          for (;;) {
            const { value, done } = await reader.read();
            if (done) return;
            heard();
            const blocks = (rest + value).split("\n\n");
            rest = blocks.pop();
            for (const block of blocks) {
              const event = { type: "message", id: null, data: "" };
              for (const line of block.split("\n")) {
                const colon = line.indexOf(":");
                const name = line.slice(0, colon), content = line.slice(colon + 1).replace(/^ /, "");
                if (name === "event") event.type = content;
                else if (name === "id") event.id = content;
                else if (name === "data") event.data += content;
              }
              if (event.data) yield event;
            }
          }
        }

        // Follows a room for ever: after a break it goes on behind the last message it was given.
        async function follow(room, after, name, on) {
          let wait = 500;
          for (;;) {
            const stop = new AbortController();
            let silence;
            // The server beats every 15 s. A line that died without a word is noticed by its silence.
            const cut = () => stop.abort();
            const heard = () => { clearTimeout(silence); silence = setTimeout(cut, 40000); };
            for (const event of ["offline", "renamed"]) window.addEventListener(event, cut);
            try {
              heard();
              const response = await fetch(roomURL(room, "/events?here=" + encodeURIComponent(name())), {
                headers: withToken({ Accept: "text/event-stream", "Last-Event-ID": String(after) }),
                signal: stop.signal, cache: "no-store" });
              if (response.status === 401) return signInAgain();
              if (response.ok) {
                on.state("live");
                wait = 500;
                for await (const event of eventsOf(response, heard)) {
                  if (event.type === "here") { on.here(JSON.parse(event.data)); continue; }
                  on.message(JSON.parse(event.data), event.type === "edit");
                  if (event.id !== null) after = Number(event.id);
                }
              }
            } catch { /* cut off: said below, tried again */ }
            clearTimeout(silence);
            for (const event of ["offline", "renamed"]) window.removeEventListener(event, cut);
            on.state(navigator.onLine ? "away" : "offline");
            await pauseOrOnline(wait + Math.random() * 500);
            wait = Math.min(wait * 2, 10000);
          }
        }
        """#
}
