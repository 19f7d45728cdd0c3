// The drawing `ways-in`: who calls a Service by which address, and who has no way in.

((pictures) => {
  const say = (...all) => pictures.say(...all);

  const CALLER = 112; // the width of a caller's box
  const ARROW = 34; // from the caller to the address
  const GAP = 14; // between two ways

  const address = (data, way, width) =>
    way.codes.length
      ? pictures.card({ kind: way.to, width, codes: way.codes, texts: [way.text] })
      : pictures.card({ kind: "empty", width, caption: say(data, "noWay"), texts: [way.text], ink: "bad" });

  /** One caller, an arrow, and the address: all three on one middle line. */
  const row = (data, way, sheet) => {
    const { LEFT, FULL } = pictures.PLACES;
    const caller = pictures.card({ kind: way.kind, width: CALLER, caption: say(data, way.from) });
    const called = address(data, way, FULL - CALLER - ARROW);
    const height = Math.max(caller.height, called.height);
    const middle = sheet.y + height / 2;
    const look = way.codes.length ? {} : { ink: "bad", dashed: true };
    sheet.add(
      caller.at(LEFT, middle - caller.height / 2),
      pictures.arrow([[LEFT + CALLER, middle], [LEFT + CALLER + ARROW, middle]], look),
      called.at(LEFT + CALLER + ARROW, middle - called.height / 2),
    );
    sheet.y += height;
  };

  const inFrame = (data, ways, sheet) => {
    const { PAD, FRAME_TOP } = pictures.PLACES;
    const top = sheet.y;
    sheet.y += FRAME_TOP;
    ways.forEach((way, place) => {
      sheet.y += place ? GAP : 0;
      row(data, way, sheet);
    });
    sheet.y += PAD;
    return pictures.frame(data, top, sheet.y - top);
  };

  const nowhere = (data, service) => {
    const reason = pictures.nowhere(data, service);
    return reason && service.type !== "ExternalName" ? say(data, "endsNowhere", { reason }) : "";
  };

  const sentence = (data, way) => {
    const what = way.codes.length ? way.codes.join(", ") : say(data, "noWay");
    return `${say(data, way.from)}: ${what} (${way.text})`;
  };

  const words = (data, service, ways) => {
    const type = service.type === "Headless" ? say(data, "headless") : service.type;
    return {
      title: say(data, "waysTitle", { name: service.name, type }),
      desc: [...ways.map((way) => sentence(data, way)), nowhere(data, service)].filter(Boolean).map(pictures.stopped).join(" "),
    };
  };

  pictures.drawings["ways-in"] = (data) => {
    const { EDGE, LEFT, FULL } = pictures.PLACES;
    const service = pictures.service(data);
    const ways = pictures.ways(data, service);
    const sheet = pictures.sheet();
    const frame = inFrame(data, ways.slice(0, -1), sheet);
    sheet.y += GAP;
    row(data, ways[ways.length - 1], sheet);
    const dead = nowhere(data, service);
    if (dead) {
      sheet.y += GAP;
      sheet.put(pictures.card({ kind: "empty", width: FULL, texts: [dead], ink: "bad" }), LEFT);
    }
    const size = { width: pictures.WIDTH, height: sheet.y + EDGE };
    return pictures.picture(data, { ...size, ...words(data, service, ways) }, frame, sheet.nodes);
  };
})((globalThis.pictures = globalThis.pictures || {}));
