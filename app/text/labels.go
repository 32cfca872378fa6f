package text

import "incharge/shared"

// Labels are the texts of choosing labels and of changing the board's own.
type Labels struct {
	Title  string
	Choose string
	None   string
	New    string
	Name   string
	Color  string
	Colors func(shared.Color) string
	Save   string
	Create string
	Edit   func(name string) string
	Delete string
	Gone   func(name string) string
	Back   string
}

var labelsEnglish = Labels{
	Title:  "Labels",
	Choose: "Choose labels",
	None:   "This board has no labels yet.",
	New:    "New label",
	Name:   "Name",
	Color:  "Colour",
	Colors: func(c shared.Color) string { return string(c) },
	Save:   "Save",
	Create: "Create",
	Edit:   func(name string) string { return "Edit the label " + name },
	Delete: "Delete label",
	Gone:   func(name string) string { return "The label “" + name + "” is deleted" },
	Back:   "Back",
}

var colorsKorean = map[shared.Color]string{
	"gray": "회색", "red": "빨강", "orange": "주황", "yellow": "노랑", "lime": "연두", "green": "초록",
	"teal": "청록", "sky": "하늘", "blue": "파랑", "purple": "보라", "pink": "분홍",
}

var labelsKorean = Labels{
	Title:  "라벨",
	Choose: "라벨 선택",
	None:   "아직 이 보드에 라벨이 없습니다.",
	New:    "새 라벨",
	Name:   "이름",
	Color:  "색",
	Colors: func(c shared.Color) string { return colorsKorean[c] },
	Save:   "저장",
	Create: "만들기",
	Edit:   func(name string) string { return name + " 라벨 편집" },
	Delete: "라벨 삭제",
	Gone:   func(name string) string { return "‘" + name + "’ 라벨을 삭제했습니다" },
	Back:   "뒤로",
}
