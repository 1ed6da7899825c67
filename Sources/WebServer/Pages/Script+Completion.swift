extension Script {
    /// Commands and people, offered while one types. Nothing is chosen until somebody chooses it, so Enter still sends.
    static let completion = #"""
        class Completion {
          constructor(text, prefix) {
            Object.assign(this, { text, prefix, list: find("#suggestions"), found: [], at: -1, words: null, loading: null });
            text.addEventListener("input", () => this.look());
            text.addEventListener("blur", () => setTimeout(() => this.hide(), 150));
            // Before the field's own listener, which sends.
            text.addEventListener("keydown", event => this.key(event), { capture: true });
            this.list.addEventListener("pointerdown", event => event.preventDefault());
            this.list.addEventListener("click", event => {
              const option = event.target.closest("[role=option]");
              if (option) this.take(Number(option.dataset.index));
            });
          }

          async load() {
            // Once for the page; asked again only where it failed.
            this.loading ??= fetch(root + "api/v1/completions", { headers: withToken() })
              .then(response => response.ok ? response.json() : null).catch(() => null);
            this.words = await this.loading;
            if (!this.words) this.loading = null;
          }

          async look() {
            const { value, selectionStart } = this.text;
            const before = value.slice(0, selectionStart);
            const mention = /(?:^|\s)@([\p{L}\d._-]*)$/u.exec(before);
            const isCommand = before.startsWith(this.prefix) && !before.includes("\n");
            if (!mention && !isCommand) return this.hide();
            await this.load();
            if (!this.words || this.text.value !== value) return;
            if (mention) {
              const start = mention[1].toLowerCase();
              this.from = before.length - mention[1].length;
              this.found = this.words.people.filter(one => one.word.toLowerCase().startsWith(start)
                || one.meaning.toLowerCase().split(" ").some(part => part.startsWith(start)));
            } else {
              const start = before.slice(this.prefix.length).toLowerCase();
              this.from = this.prefix.length;
              this.found = this.words.commands.filter(one => one.word.startsWith(start) && one.word !== start);
            }
            this.found = this.found.slice(0, 7);
            this.show();
          }

          show() {
            this.at = -1;
            this.list.hidden = this.found.length === 0;
            this.list.replaceChildren(...this.found.map((one, index) => make("li", {
              id: "suggestion-" + index, role: "option", "aria-selected": "false", "data-index": index },
              make("b", {}, one.syntax || "@" + one.word), make("span", {}, one.meaning))));
            const count = this.found.length;
            find("#suggested").textContent = count ? count + (count === 1 ? " suggestion" : " suggestions")
              + ", arrow keys choose, Tab takes the first" : "";
            this.text.removeAttribute("aria-activedescendant");
          }
          hide() { if (this.found.length) { this.found = []; this.show(); } }

          choose(place) {
            this.at = (place + this.found.length) % this.found.length;
            [...this.list.children].forEach((option, index) => {
              option.setAttribute("aria-selected", String(index === this.at));
              if (index === this.at) option.scrollIntoView({ block: "nearest" });
            });
            this.text.setAttribute("aria-activedescendant", "suggestion-" + this.at);
          }

          take(place) {
            const { value, selectionStart } = this.text;
            const head = value.slice(0, this.from) + this.found[place].word + " ";
            this.text.value = head + value.slice(selectionStart).replace(/^ /, "");
            this.text.setSelectionRange(head.length, head.length);
            this.hide();
            this.text.focus();
          }

          key(event) {
            if (!this.found.length || event.isComposing) return;
            const does = {
              ArrowDown: () => this.choose(this.at + 1),
              ArrowUp: () => this.choose(this.at < 0 ? -1 : this.at - 1),
              Tab: event.shiftKey ? null : () => this.take(Math.max(this.at, 0)),
              Enter: this.at < 0 ? null : () => this.take(this.at),
              Escape: () => this.hide(),
            }[event.key];
            if (!does) return;
            event.preventDefault();
            event.stopImmediatePropagation();
            does();
          }
        }
        """#
}
