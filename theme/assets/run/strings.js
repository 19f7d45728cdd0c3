// Strings of a Python snippet that runs in the page.
site.strings.run = {
  run: { ko: "실행", en: "Run" },
  output: { ko: "출력", en: "Output" },
  loading: { ko: "파이썬을 불러오는 중", en: "Loading Python" },
  running: { ko: "실행하는 중", en: "Running" },
  done: { ko: "실행을 마침", en: "It ran" },
  error: { ko: "오류로 끝남", en: "It ended with an error" },
  stopped: { ko: "10초가 지나 멈췄습니다.", en: "Stopped after 10 seconds." },
  kept: {
    ko: "고친 코드를 그대로 두었습니다. 실행을 누르면 이 코드로 실행합니다.",
    en: "The code that you changed is still here. Press Run to run it.",
  },
  unloaded: { ko: "파이썬을 불러오지 못함", en: "Python did not load" },
  silent: { ko: "출력이 없습니다.", en: "It printed nothing." },
  folder: {
    ko: "폴더에서 바로 연 페이지에서는 브라우저가 파이썬을 실행하지 못합니다. 예제 파일을 내려받은 폴더에서 아래 명령을 실행하세요.",
    en: "In a page opened from a folder, a browser does not run Python. Run it where you saved the page's files.",
  },
};
