package text

import (
	"strconv"
	"strings"
)

// Files are the texts of the files on a card, and of those on their way there.
type Files struct {
	Attach    string
	Drop      string
	Uploads   string
	Waiting   string
	Held      string
	Going     func(percent int) string
	Cancel    func(name string) string
	Retry     func(name string) string
	Dismiss   func(name string) string
	TooLarge  string
	Failed    func(name, why string) string
	Attached  func(name string) string
	Size      func(bytes int64) string
	Show      func(name string) string
	Download  string
	Cover     string
	MakeCover string
	NoCover   string
	Pictures  string
	Before    string
	After     string
	Of        func(n, of int) string
	Broken    string
}

var filesEnglish = Files{
	Attach:    "Attach files",
	Drop:      "Drop the files to attach them",
	Uploads:   "On their way",
	Waiting:   "Waiting",
	Held:      "Waiting for the network. Keep this page open.",
	Going:     func(percent int) string { return strconv.Itoa(percent) + "%" },
	Cancel:    func(name string) string { return "Don't attach “" + name + "”" },
	Retry:     func(name string) string { return "Try “" + name + "” again" },
	Dismiss:   func(name string) string { return "Dismiss “" + name + "”" },
	TooLarge:  "It is larger than this Incharge takes.",
	Failed:    func(name, why string) string { return "“" + name + "” is not attached. " + why },
	Attached:  func(name string) string { return "“" + name + "” is attached" },
	Size:      sized,
	Show:      func(name string) string { return "Show “" + name + "”" },
	Download:  "Download",
	Cover:     "Cover",
	MakeCover: "Use as the cover",
	NoCover:   "Remove the cover",
	Pictures:  "Pictures",
	Before:    "Previous picture",
	After:     "Next picture",
	Of:        func(n, of int) string { return strconv.Itoa(n) + " of " + strconv.Itoa(of) },
	Broken:    "This picture can't be shown right now.",
}

var filesKorean = Files{
	Attach:   "파일 첨부",
	Drop:     "여기에 파일을 놓으면 첨부됩니다",
	Uploads:  "올리는 중",
	Waiting:  "대기 중",
	Held:     "네트워크를 기다리는 중입니다. 이 페이지를 닫지 마세요.",
	Going:    func(percent int) string { return strconv.Itoa(percent) + "%" },
	Cancel:   func(name string) string { return "‘" + name + "’ 첨부 취소" },
	Retry:    func(name string) string { return "‘" + name + "’ 다시 시도" },
	Dismiss:  func(name string) string { return "‘" + name + "’ 알림 닫기" },
	TooLarge: "허용된 크기보다 큽니다.",
	Failed: func(name, why string) string {
		return "‘" + name + "’ 파일을 첨부하지 못했습니다. " + why
	},
	Attached:  func(name string) string { return "‘" + name + "’ 파일을 첨부했습니다" },
	Size:      sized,
	Show:      func(name string) string { return "‘" + name + "’ 보기" },
	Download:  "내려받기",
	Cover:     "표지",
	MakeCover: "표지로 사용",
	NoCover:   "표지 없애기",
	Pictures:  "사진",
	Before:    "이전 사진",
	After:     "다음 사진",
	Of:        func(n, of int) string { return strconv.Itoa(of) + "장 중 " + strconv.Itoa(n) + "번째" },
	Broken:    "지금은 이 사진을 표시할 수 없습니다.",
}

// sized is how large a file is, in the unit that fits.
func sized(bytes int64) string {
	size, unit := float64(bytes), "B"
	for _, next := range []string{"KB", "MB", "GB"} {
		if size < 1000 {
			break
		}
		size, unit = size/1000, next
	}
	digits := 0
	if unit != "B" && size < 10 {
		digits = 1
	}
	return strings.TrimSuffix(strconv.FormatFloat(size, 'f', digits, 64), ".0") + " " + unit
}
