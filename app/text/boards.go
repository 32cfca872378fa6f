package text

import "strconv"

// Boards are the texts of the page with a person's boards.
type Boards struct {
	Title       string
	New         string
	NewTitle    string
	BoardTitle  string
	Placeholder string
	Create      string
	NeedTitle   string
	LongTitle   func(most int) string
	Empty       string
	EmptyWhy    string
	Failed      string
	NotSaved    string
	NotSavedWhy string
	OfflineOnly string
	NewOffline  string
}

var boardsEnglish = Boards{
	Title:       "Your boards",
	New:         "New board",
	NewTitle:    "New board",
	BoardTitle:  "Title",
	Placeholder: "Website relaunch",
	Create:      "Create board",
	NeedTitle:   "Give the board a title.",
	LongTitle:   func(most int) string { return "Use at most " + strconv.Itoa(most) + " characters." },
	Empty:       "No boards yet",
	EmptyWhy:    "Start one with the lists To do, In progress and Done, or bring one along from Trello.",
	Failed:      "Your boards could not be loaded",
	NotSaved:    "Nothing to show offline",
	NotSavedWhy: "Boards that you have opened on this device are here without a connection, too.",
	OfflineOnly: "This board isn't on this device. It will open when you are back online.",
	NewOffline:  "Making and importing boards needs a connection.",
}

var boardsKorean = Boards{
	Title:       "내 보드",
	New:         "새 보드",
	NewTitle:    "새 보드",
	BoardTitle:  "제목",
	Placeholder: "웹사이트 개편",
	Create:      "보드 만들기",
	NeedTitle:   "보드 제목을 입력하세요.",
	LongTitle:   func(most int) string { return strconv.Itoa(most) + "자 이하여야 합니다." },
	Empty:       "아직 보드가 없습니다",
	EmptyWhy:    "할 일, 진행 중, 완료 목록으로 새 보드를 시작하거나 Trello에서 가져오세요.",
	Failed:      "보드를 불러오지 못했습니다",
	NotSaved:    "오프라인에서 볼 수 있는 보드가 없습니다",
	NotSavedWhy: "이 기기에서 열어 본 보드는 연결 없이도 여기에서 볼 수 있습니다.",
	OfflineOnly: "이 기기에 저장되지 않은 보드입니다. 다시 연결되면 열립니다.",
	NewOffline:  "보드를 만들거나 가져오려면 연결이 필요합니다.",
}
