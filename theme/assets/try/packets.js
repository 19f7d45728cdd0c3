// The button for the way of a packet: its form is not loaded until somebody presses it.
((site) => {
  const { make } = site;
  const say = site.speaker("try");

  site.packetsOffer = () => {
    /** @type {Judged | null} */
    let files = null;
    /** @type {PacketForm | undefined} */
    let form;
    const place = make("div", { hidden: true });
    const press = () => {
      form ??= site.packetForm();
      place.replaceChildren(form.element);
      place.hidden = !place.hidden;
      button.replaceChildren(say("packets"));
      button.ariaExpanded = String(!place.hidden);
      follow();
      if (!place.hidden) form.focus();
    };
    const follow = () => {
      if (files && !place.hidden) form?.look(files);
    };
    const button = site.button(say("packets"), () => site.open(button, "packets", press), { "aria-expanded": "false" });
    const element = make("div", { class: "check-section", hidden: true }, button, place);

    return {
      element,
      look(judged) {
        files = judged;
        element.hidden = !judged;
        follow();
      },
    };
  };
})(site);
