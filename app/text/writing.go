package text

import "strconv"

// Writing are the texts around a field that Markdown is written in.
type Writing struct {
	Format   string
	Bold     string
	Italic   string
	Link     string
	List     string
	Tasks    string
	Quote    string
	Code     string
	Mention  string
	People   string
	Found    func(n int) string
	Nothing  string
	LinkText string
}

var writingEnglish = Writing{
	Format:  "Format",
	Bold:    "Bold",
	Italic:  "Italic",
	Link:    "Link",
	List:    "List",
	Tasks:   "Task list",
	Quote:   "Quote",
	Code:    "Code",
	Mention: "Mention somebody",
	People:  "People to mention",
	Found: func(n int) string {
		if n == 1 {
			return "1 person. Enter mentions them."
		}
		return strconv.Itoa(n) + " people. The arrow keys choose, Enter mentions."
	},
	Nothing:  "Nothing to preview.",
	LinkText: "text",
}

var writingKorean = Writing{
	Format:  "서식",
	Bold:    "굵게",
	Italic:  "기울임",
	Link:    "링크",
	List:    "목록",
	Tasks:   "할 일 목록",
	Quote:   "인용",
	Code:    "코드",
	Mention: "언급하기",
	People:  "언급할 사람",
	Found: func(n int) string {
		return strconv.Itoa(n) + "명. 화살표 키로 고르고 Enter로 언급합니다."
	},
	Nothing:  "미리 볼 내용이 없습니다.",
	LinkText: "텍스트",
}
