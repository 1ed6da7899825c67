extension Script {
    /// A thread, opened beside the room: its messages again, and a field to answer in it.
    static let thread = #"""
        class Thread {
          constructor(log, say) {
            Object.assign(this, { log, pane: find("#thread"), list: find("#thread-log"), text: find("#thread-text") });
            this.id = null;
            log.list.addEventListener("click", event => {
              const button = event.target.closest(".reply, .replies");
              if (!button) return;
              const { id, thread } = button.closest(".message").dataset;
              this.open(thread || id);
            });
            find("#close-thread").addEventListener("click", () => this.close());
            this.pane.addEventListener("keydown", event => {
              if (event.key === "Escape") { event.stopPropagation(); this.close(); }
            });
            sendsOnEnter(this.text, find("#thread-form"));
            find("#thread-form").addEventListener("submit", event => {
              event.preventDefault();
              if (!this.text.value.trim() || !say(this.text.value, this.id)) return;
              this.text.value = "";
            });
          }

          open(id) {
            this.cameFrom = document.activeElement;
            this.id = id;
            this.pane.hidden = false;
            find("#room").dataset.side = "thread";
            this.show();
            this.text.focus();
          }
          close() {
            this.pane.hidden = true;
            this.id = null;
            delete find("#room").dataset.side;
            (this.cameFrom?.isConnected ? this.cameFrom : find("#text")).focus();
          }

          // Copies, without the names that must be there once.
          show() {
            if (this.id === null) return;
            const isAtEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
            this.list.replaceChildren(...this.log.thread(this.id).map(item => {
              const copy = item.cloneNode(true);
              copy.removeAttribute("id");
              copy.removeAttribute("tabindex");
              copy.hidden = false;
              copy.classList.remove("follows");
              copy.querySelectorAll(".reply, .replies, .in-thread, .quote").forEach(part => part.remove());
              return copy;
            }));
            showTimes(this.list);
            if (isAtEnd) this.list.scrollTop = this.list.scrollHeight;
          }
        }
        """#
}
