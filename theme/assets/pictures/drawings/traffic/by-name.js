// Layout of `traffic` for a Service that is only a name: DNS answers, and the client goes there by itself.
(({ pictures, speaker }) => {
  const say = speaker("traffic");

  /** The number that the client has to call: its own choice, as no one translates it. */
  const called = (/** @type {Service} */ service) => {
    const all = service.backends.flatMap((one) => one.numbers).filter(Boolean);
    return [...new Set(all)].join(", ");
  };

  const answer = (/** @type {Service} */ service) => {
    if (service.type === "ExternalName") return [];
    if (!service.backends.length) return [say("answersNothing")];
    if (!service.selector.length) return [say("answersSlice")];
    return [say(service.spec.publishNotReadyAddresses ? "answersAllPods" : "answersPods")];
  };

  /** @type {(service: Service, width: number) => Card} */
  const dns = (service, width) =>
    pictures.card({
      kind: "dns",
      width,
      caption: say("dns"),
      name: `${service.name}.${service.namespace}.svc`,
      nameLines: 3,
      codes: service.type === "ExternalName" ? [`CNAME ${service.spec.externalName}`] : [],
      texts: answer(service),
    });

  /** @type {(service: Service, width: number) => Card} */
  const client = (service, width) => {
    const number = called(service);
    const code = number ? `${service.name}:${number}` : service.name;
    return pictures.card({ kind: "client", width, caption: say("insideClient"), codes: [code] });
  };

  /** @type {(service: Service, width: number) => Card} */
  const server = (service, width) =>
    pictures.card({ kind: "outside", width, caption: say("outsideServer"), name: service.spec.externalName });

  /** The question to DNS and its answer, from a place downwards; returns where the record ends. */
  const asks = (/** @type {Sheet} */ sheet, /** @type {Card} */ record) => {
    const { LEFT } = pictures.PLACES;
    const start = sheet.y;
    const row = start + 44;
    const text = pictures.caption(LEFT + 40, start + 10, record.width - 44, say("asks"), { ink: "asks" });
    sheet.add(
      pictures.arrow(
        [
          [LEFT + 20, start],
          [LEFT + 20, row],
        ],
        { ink: "asks" },
      ),
      pictures.arrow(
        [
          [LEFT + 30, row],
          [LEFT + 30, start],
        ],
        { ink: "asks", dashed: true },
      ),
      text.nodes,
      record.at(LEFT, row),
    );
    return row + record.height;
  };

  pictures.byName = (service) => {
    const { EDGE, PAD, LEFT, FULL, GUTTER, FRAME_TOP } = pictures.PLACES;
    const alias = service.type === "ExternalName";
    const dead = !alias && !service.backends.length;
    const sheet = pictures.sheet();
    const top = sheet.y;
    sheet.y += FRAME_TOP;
    sheet.put(client(service, FULL), LEFT);
    const width = (FULL - GUTTER) / 2;
    const right = LEFT + width + GUTTER;
    const start = sheet.y;
    const bottom = asks(sheet, dns(service, width));
    const inside = !alias && pictures.endsInside(service);
    sheet.y = bottom + (inside ? 26 : 34);
    const text = say(dead ? "unresolved" : "direct");
    sheet.add(
      pictures.arrow(
        [
          [right + 12, start],
          [right + 12, sheet.y],
        ],
        { ink: dead ? "bad" : "way", dashed: dead },
      ),
      pictures.caption(right + 26, start + 24, width - 26, text, dead ? { ink: "bad" } : {}).nodes,
    );
    const ends = alias ? server(service, FULL) : pictures.ends(service, FULL);
    const frameEnd = inside ? sheet.y + ends.height + PAD : bottom + 14;
    sheet.put(ends, LEFT);
    return {
      nodes: [pictures.frame(top, frameEnd - top), ...sheet.nodes],
      height: Math.max(sheet.y, frameEnd) + EDGE,
    };
  };
})(site);
