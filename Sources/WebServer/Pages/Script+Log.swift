extension Script {
    /// The log of a room: messages by seq, each once. Builds the same elements as `LocalMessage+Markup.swift`.
    static let log = #"""
        class Log {
          constructor(list, frame) {
            this.list = list;
            this.frame = frame;
            for (const item of list.children) this.settle(item);
            list.addEventListener("keydown", event => this.move(event));
          }
          get first() { return Number(this.list.firstElementChild?.dataset.seq ?? 0); }
          get last() { return Number(this.list.lastElementChild?.dataset.seq ?? 0); }
          withID(id) { return this.list.querySelector('[data-id="' + CSS.escape(id) + '"]'); }
          has(author, id) {
            const item = this.withID(id);
            return item !== null && item.dataset.author === author;
          }
          get isAtEnd() { return this.frame.scrollHeight - this.frame.scrollTop - this.frame.clientHeight < 80; }
          toEnd(smoothly) {
            this.frame.scrollTo({ top: this.frame.scrollHeight, behavior: smoothly ? "auto" : "instant" });
          }

          // In its place by seq; a message that is here already is put in the place of its old text.
          put(message) {
            const old = document.getElementById("m-" + message.seq);
            if (old) {
              if ((message.edited_at ?? "") > (old.dataset.edited ?? "")) {
                old.replaceWith(this.item(message));
                this.settle(document.getElementById("m-" + message.seq));
              }
              return false;
            }
            const after = [...this.list.children].findLast(item => Number(item.dataset.seq) < message.seq);
            const item = this.item(message);
            if (after) after.after(item); else this.list.prepend(item);
            this.settle(item);
            if (item.nextElementSibling) this.group(item.nextElementSibling);
            return true;
          }

          item(message) {
            const question = message.in_reply_to ? this.withID(message.in_reply_to) : null;
            return make("li", {
              id: "m-" + message.seq, className: "message", "data-seq": message.seq, "data-kind": message.kind,
              "data-author": message.author, "data-id": message.id, "data-thread": message.thread ?? "",
              "data-at": message.at, "data-edited": message.edited_at ?? "",
            },
              make("p", { className: "by" }, make("b", {}, message.author), make("time", { dateTime: message.at }),
                message.thread ? make("span", { className: "in-thread" }, "in a thread") : null,
                message.edited_at ? make("span", { className: "edited" }, "edited") : null),
              question ? make("a", { className: "quote", href: "#" + question.id, dir: "auto" },
                question.dataset.author + ": " + this.firstWords(question)) : null,
              make("div", { className: "text", dir: "auto" }, message.text));
          }

          firstWords(item) {
            const line = item.querySelector(".text").textContent;
            const words = line.split("\n")[0].slice(0, 80);
            return words + (words.length < line.length ? "…" : "");
          }

          settle(item) {
            item.tabIndex = -1;
            for (const link of item.querySelectorAll(".quote")) link.tabIndex = -1;
            if (!item.querySelector(".reply")) {
              // One tab stop for the whole log: the arrow keys and Enter reach these from the keyboard.
              item.append(make("button", { type: "button", className: "reply", tabIndex: -1,
                "aria-label": "Reply in a thread to " + item.dataset.author }, "↩"));
            }
            this.gather(item);
            this.group(item);
          }

          // What stands in a thread is counted at its first message, and shown beside the room.
          gather(item) {
            const root = item.dataset.thread ? this.withID(item.dataset.thread) : null;
            item.hidden = root !== null && root !== item;
            const of = root ?? item;
            const replies = this.thread(of.dataset.id).filter(one => one !== of);
            let button = of.querySelector(".replies");
            if (!replies.length) return button?.remove();
            if (!button) of.append(button = make("button", { type: "button", className: "replies" }));
            for (const reply of replies) reply.hidden = true;
            button.textContent = (replies.length === 1 ? "1 reply" : replies.length + " replies")
              + ", last by " + replies.at(-1).dataset.author;
          }
          thread(id) {
            const root = this.withID(id);
            const others = [...this.list.querySelectorAll('[data-thread="' + CSS.escape(id) + '"]')];
            return root && !others.includes(root) ? [root, ...others] : others;
          }

          // What the same person says within five minutes stands under one name.
          group(item) {
            let above = item.previousElementSibling;
            while (above?.hidden) above = above.previousElementSibling;
            const isPerson = element => element.dataset.kind === "message";
            item.classList.toggle("follows", Boolean(above) && isPerson(above) && isPerson(item)
              && above.dataset.author === item.dataset.author && !item.querySelector(".edited, .in-thread")
              && !above.querySelector(".replies") && new Date(item.dataset.at) - new Date(above.dataset.at) < 300000);
          }

          move(event) {
            const here = document.activeElement.closest(".message");
            if (event.key === "Enter" && here && document.activeElement === here) {
              event.preventDefault();
              return here.querySelector(".reply").click();
            }
            if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
            const all = [...this.list.children].filter(item => !item.hidden);
            const place = here ? all.indexOf(here) + (event.key === "ArrowUp" ? -1 : 1) : all.length - 1;
            if (!all[place]) return;
            event.preventDefault();
            all[place].focus();
          }
        }
        """#
}
