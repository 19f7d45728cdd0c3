// The drawing `traffic`.

((pictures) => {
  pictures.drawings.traffic = (data) => {
    const service = pictures.service(data);
    const label = pictures.say(data, "service");
    const box = { x: 60, y: 20, width: 280, height: 60, kind: "service" };
    return pictures.picture(
      data,
      { width: 400, height: 100, title: `${label} ${service.name}`, desc: `${label} ${service.name}` },
      pictures.box(box, pictures.text(200, 55, pictures.shorten(service.name, 250, { mono: true }), { mono: true, anchor: "middle" })),
    );
  };
})((globalThis.pictures = globalThis.pictures || {}));
