// How `traffic` draws a Service that is only a name: DNS answers, and the client goes there by itself.

((pictures) => {
  const say = (...all) => pictures.say(...all);

  const domain = (service) => `${service.name}.${service.namespace}.svc`;

  /** The number that the client has to call: its own choice, as no one translates it. */
  const called = (service) => {
    const all = service.backends.flatMap((one) => one.numbers).filter(Boolean);
    return [...new Set(all)].join(", ");
  };

  const answer = (data, service) => {
    if (service.type === "ExternalName") return "";
    if (!service.backends.length) return say(data, "answersNothing");
    if (!service.selector.length) return say(data, "answersSlice");
    return say(data, service.spec.publishNotReadyAddresses ? "answersAllPods" : "answersPods");
  };

  const dns = (data, service, width) => {
    const alias = service.type === "ExternalName";
    return pictures.card({
      kind: "dns",
      width,
      caption: say(data, "dns"),
      name: domain(service),
      nameLines: 3,
      codes: alias ? [`CNAME ${service.spec.externalName}`] : [],
      texts: [answer(data, service)].filter(Boolean),
    });
  };

  const client = (data, service, width) => {
    const number = called(service);
    return pictures.card({
      kind: "client",
      width,
      caption: say(data, "insideClient"),
      codes: [number ? `${service.name}:${number}` : service.name],
    });
  };

  const server = (data, service, width) =>
    pictures.card({ kind: "outside", width, caption: say(data, "outsideServer"), name: service.spec.externalName });

  /**
   * @param {Data} data
   * @param {ServiceView} service
   * @returns {{nodes: Node[], height: number}}
   */
  pictures.byName = (data, service) => {
    const { EDGE, PAD, LEFT, FULL, GUTTER, FRAME_TOP } = pictures.PLACES;
    const alias = service.type === "ExternalName";
    const dead = !alias && !service.backends.length;
    const sheet = pictures.sheet();
    const top = sheet.y;
    sheet.y += FRAME_TOP;
    sheet.put(client(data, service, FULL), LEFT);
    const width = (FULL - GUTTER) / 2;
    const right = LEFT + width + GUTTER;
    const start = sheet.y;
    const record = dns(data, service, width);
    const asks = pictures.caption(LEFT + 40, start + 10, width - 44, say(data, "asks"), { ink: "asks" });
    const row = start + 44;
    sheet.add(
      pictures.arrow([[LEFT + 20, start], [LEFT + 20, row]], { ink: "asks" }),
      pictures.arrow([[LEFT + 30, row], [LEFT + 30, start]], { ink: "asks", dashed: true }),
      asks.nodes,
      record.at(LEFT, row),
    );
    const inside = !alias && pictures.endsInside(service);
    const bottom = row + record.height;
    sheet.y = bottom + (inside ? 26 : 34);
    const words = pictures.caption(right + 26, start + 24, width - 26, say(data, dead ? "unresolved" : "direct"), dead ? { ink: "bad" } : {});
    sheet.add(
      pictures.arrow([[right + 12, start], [right + 12, sheet.y]], { ink: dead ? "bad" : "way", dashed: dead }),
      words.nodes,
    );
    const ends = alias ? server(data, service, FULL) : pictures.ends(data, service, FULL);
    const frameEnd = inside ? sheet.y + ends.height + PAD : bottom + 14;
    sheet.put(ends, LEFT);
    return {
      nodes: [pictures.frame(data, top, frameEnd - top), ...sheet.nodes],
      height: Math.max(sheet.y, frameEnd) + EDGE,
    };
  };
})((globalThis.pictures = globalThis.pictures || {}));
