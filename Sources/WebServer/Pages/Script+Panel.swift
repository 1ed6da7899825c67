extension Script {
    /// The incident beside the room: a drawer on a telephone, a column elsewhere; and the buttons above the field.
    static let panel = #"""
        function startPanel() {
          const show = find("#show-panel"), panel = find("#panel"), hide = find("#hide-panel");
          if (!show) return;
          const set = isOpen => {
            if (isOpen) find("#room").dataset.drawer = "open"; else delete find("#room").dataset.drawer;
            show.setAttribute("aria-expanded", String(isOpen));
            find("#main").inert = isOpen;
            (isOpen ? hide : show).focus();
          };
          show.addEventListener("click", () => set(show.getAttribute("aria-expanded") !== "true"));
          hide.addEventListener("click", () => set(false));
          document.addEventListener("keydown", event => {
            if (event.key === "Escape" && show.getAttribute("aria-expanded") === "true") set(false);
          });
          matchMedia("(min-width: 60rem)").addEventListener("change", event => {
            if (!event.matches || show.getAttribute("aria-expanded") !== "true") return;
            set(false);
            find("#text").focus();
          });
        }

        // Each button types the very command: the room sees what was pressed.
        function startActions(prefix, say) {
          find("#actions").addEventListener("click", event => {
            const button = event.target.closest("button");
            if (button?.dataset.command) say(prefix + button.dataset.command);
            if (button?.dataset.form) find("#" + button.dataset.form).showModal();
          });
          const commands = {
            "update-form": form => {
              const parts = [...form.elements].filter(field => field.name && field.value.trim())
                .map(field => field.name + ": " + field.value.trim());
              return parts.length ? "update " + parts.join("; ") : null;
            },
            "mitigated-form": form => "mitigated " + form.elements[0].value,
            "resolved-form": form => "resolved " + form.elements[0].value,
          };
          for (const [id, command] of Object.entries(commands)) {
            const dialog = find("#" + id), form = dialog.querySelector("form");
            form.querySelector("[data-close]").addEventListener("click", () => dialog.close());
            form.addEventListener("submit", event => {
              const words = command(form)?.trim();
              if (!words || !say(prefix + words)) return event.preventDefault();
              form.reset();
            });
          }
        }
        """#
}
