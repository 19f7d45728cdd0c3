// The drawing `ways-in`: who calls a Service by which address, and who has no way in.
(({ pictures, speaker }) => {
  const say = speaker("ways-in");

  const CALLER = 112; // the width of a caller's box
  const ARROW = 34; // from the caller to the address
  const GAP = 14; // between two ways

  /** @type {(way: Way, width: number) => Card} */
  const address = (way, width) =>
    way.codes.length
      ? pictures.card({ kind: way.to, width, codes: way.codes, texts: [way.text] })
      : pictures.card({ kind: "empty", width, caption: say("noWay"), texts: [way.text], ink: "bad" });

  /** One caller, an arrow, and the address: all three on one middle line. */
  const row = (/** @type {Way} */ way, /** @type {Sheet} */ sheet) => {
    const { LEFT, FULL } = pictures.PLACES;
    const caller = pictures.card({ kind: way.kind, width: CALLER, caption: say(way.from) });
    const called = address(way, FULL - CALLER - ARROW);
    const height = Math.max(caller.height, called.height);
    const middle = sheet.y + height / 2;
    const [start, end] = [LEFT + CALLER, LEFT + CALLER + ARROW];
    sheet.add(
      caller.at(LEFT, middle - caller.height / 2),
      pictures.arrow(
        [
          [start, middle],
          [end, middle],
        ],
        way.codes.length ? {} : { ink: "bad", dashed: true },
      ),
      called.at(end, middle - called.height / 2),
    );
    sheet.y += height;
  };

  const inFrame = (/** @type {Way[]} */ ways, /** @type {Sheet} */ sheet) => {
    const { PAD, FRAME_TOP } = pictures.PLACES;
    const top = sheet.y;
    sheet.y += FRAME_TOP;
    for (const [place, way] of ways.entries()) {
      sheet.y += place ? GAP : 0;
      row(way, sheet);
    }
    sheet.y += PAD;
    return pictures.frame(top, sheet.y - top);
  };

  const nowhere = (/** @type {Service} */ service) => {
    const reason = pictures.nowhere(service);
    return reason && service.type !== "ExternalName" ? say("endsNowhere", { reason }) : "";
  };

  const sentence = (/** @type {Way} */ { from, codes, text }) =>
    `${say(from)}: ${codes.length ? codes.join(", ") : say("noWay")} (${text})`;

  /** @type {(service: Service, ways: Way[]) => {title: string, desc: string}} */
  const altText = (service, ways) => {
    const type = service.type === "Headless" ? say("headless") : service.type;
    const sentences = [...ways.map(sentence), nowhere(service)].filter(Boolean);
    return {
      title: say("waysTitle", { name: service.name, type }),
      desc: sentences.map(pictures.sentence).join(" "),
    };
  };

  pictures.drawings["ways-in"] = (data) => {
    const { EDGE, LEFT, FULL } = pictures.PLACES;
    const service = pictures.service(data);
    const ways = pictures.ways(service);
    const sheet = pictures.sheet();
    const frame = inFrame(ways.slice(0, -1), sheet);
    sheet.y += GAP;
    row(ways[ways.length - 1], sheet);
    const dead = nowhere(service);
    if (dead) {
      sheet.y += GAP;
      sheet.put(pictures.card({ kind: "empty", width: FULL, texts: [dead], ink: "bad" }), LEFT);
    }
    const size = { width: pictures.WIDTH, height: sheet.y + EDGE };
    return pictures.picture(data.id, { ...size, ...altText(service, ways) }, frame, sheet.nodes);
  };
})(site);
