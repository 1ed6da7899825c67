extension Script {
    /// What was typed and is not in the room yet. Each has an id of its own from the start, so that it may be sent
    /// any number of times and is said once. It outlives the page.
    static let unsent = #"""
        class Unsent {
          constructor(room, list, log, editAgain) {
            Object.assign(this, { room, list, log, editAgain, isWorking: false, wait: 1000, wake: () => {} });
            this.key = "unsent." + room;
            try { this.entries = JSON.parse(kept.get(this.key) ?? "[]"); } catch { this.entries = []; }
            this.entries = this.entries.filter(entry => !log.has(entry.author, entry.id));
            window.addEventListener("online", () => this.wake());
            this.show();
            this.work();
          }

          add(author, text, thread) {
            this.entries.push({ id: newID(), author, text, thread, state: "sending", problem: "" });
            this.show();
            this.work();
          }

          // The room has it: it stands in the log now.
          arrived(message) {
            const count = this.entries.length;
            this.entries = this.entries.filter(entry => entry.id !== message.id || entry.author !== message.author);
            if (this.entries.length !== count) this.show();
          }

          remove(entry) {
            this.entries = this.entries.filter(other => other !== entry);
            this.show();
          }

          // One after the other, so that the room hears them in the order they were typed in.
          async work() {
            if (this.isWorking) return this.wake();
            this.isWorking = true;
            for (;;) {
              const entry = this.entries.find(entry => entry.state === "sending" || entry.state === "waiting");
              if (!entry) break;
              await this.send(entry);
              if (entry.state !== "waiting") { this.wait = 1000; continue; }
              await Promise.race([pause(this.wait), new Promise(done => { this.wake = done; })]);
              this.wait = Math.min(this.wait * 2, 15000);
            }
            this.isWorking = false;
          }

          async send(entry) {
            let response;
            try {
              response = await fetch(roomURL(this.room, "/messages"), {
                method: "POST", headers: withToken({ "Content-Type": "application/json" }),
                body: JSON.stringify({ author: entry.author, text: entry.text, id: entry.id,
                  thread: entry.thread ?? null }),
                signal: AbortSignal.timeout(15000) });
            } catch {
              return this.mark(entry, "waiting", "Not sent: the server cannot be reached. Trying again.");
            }
            if (response.ok) {
              if (this.log.has(entry.author, entry.id)) this.remove(entry); else this.mark(entry, "sent", "Sent");
            } else if (response.status === 401) signInAgain();
            else if (response.status === 429 || response.status >= 500) {
              this.mark(entry, "waiting", "Not sent: " + await problemOf(response) + " Trying again.");
            } else this.mark(entry, "refused", "Not sent: " + await problemOf(response));
          }

          mark(entry, state, problem) {
            Object.assign(entry, { state, problem });
            this.show();
          }

          show() {
            const left = this.entries.filter(entry => entry.state !== "sent");
            kept.set(this.key, left.length ? JSON.stringify(left.map(entry => ({
              ...entry, state: entry.state === "refused" ? "refused" : "sending" }))) : null);
            this.list.replaceChildren(...this.entries.map(entry => this.item(entry, entry === left[0])));
          }

          item(entry, isNext) {
            const button = (label, does) => make("button",
              { type: "button", className: "quiet-button", onclick: does }, label);
            const isStuck = entry.state === "refused" || entry.state === "waiting";
            return make("li", { "data-state": entry.state },
              make("div", { className: "text", dir: "auto" }, entry.text),
              make("span", { className: "what" }, entry.problem || (isNext ? "Sending…" : "Waiting")),
              isStuck ? make("span", { className: "does" },
                entry.state === "waiting" ? button("Send now", () => this.wake()) : null,
                button("Edit", () => { this.remove(entry); this.editAgain(entry.text, entry.thread); }),
                button("Discard", () => this.remove(entry))) : null);
          }
        }
        """#
}
