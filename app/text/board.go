package text

import (
	"strconv"

	"incharge/shared"
)

// Board are the texts of a board's page that belong to no list and no card.
type Board struct {
	Failed        string
	NotKept       string
	NotKeptWhy    string
	Full          string
	Refused       func(e *shared.Error) string
	Undo          string
	Redo          string
	Undone        func(deed string) string
	UndoneLater   func(deed string) string
	Redone        func(deed string) string
	NothingToUndo string
	NothingToRedo string
	Title         string
	Rename        string
	Members       string
	MembersAre    func(n int) string
	Archive       string
	Settings      string
	More          string
	SettingsOnly  string
	PICsAdd       string
	PICsAddWhy    string
	PICsTake      string
	PICsTakeWhy   string
	PICsSee       string
	PICsSeeWhy    string
	Limits        string
	LimitsWarn    string
	LimitsWarnWhy string
	LimitsRefuse  string
	RefuseWhy     string
	PICLimit      string
	PICLimitWhy   string
	BadLimit      func(most int) string
	NoLimit       string
	NoLists       string
	NoListsWhy    string
	NoListsYet    string
	Region        string
}

var boardEnglish = Board{
	Failed:        "The board could not be loaded",
	NotKept:       "This board isn't on this device",
	NotKeptWhy:    "Boards that you have opened here before are here without a connection, too. This one will be there when you are back online.",
	Full:          "Too much waits to be sent for more to be taken in. Go online, or dismiss what was not carried out.",
	Refused:       func(e *shared.Error) string { return e.Message },
	Undo:          "Undo",
	Redo:          "Redo",
	Undone:        func(deed string) string { return "Undone: " + deed },
	UndoneLater:   func(deed string) string { return "Will be undone when you are online: " + deed },
	Redone:        func(deed string) string { return "Done again: " + deed },
	NothingToUndo: "There is nothing left to undo",
	NothingToRedo: "There is nothing to do again",
	Title:         "Board title",
	Rename:        "Rename the board",
	Members:       "Members",
	MembersAre:    func(n int) string { return "Members (" + strconv.Itoa(n) + ")" },
	Archive:       "Archive and trash",
	Settings:      "Board settings",
	More:          "More about this board",
	SettingsOnly:  "Only a supervisor can change these.",
	PICsAdd:       "PICs may add cards",
	PICsAddWhy:    "Otherwise only supervisors add them.",
	PICsTake:      "PICs may take cards that nobody is in charge of",
	PICsTakeWhy:   "Otherwise only supervisors say who is in charge.",
	PICsSee:       "PICs see only their own cards",
	PICsSeeWhy:    "Those that they are in charge of, collaborate on or have added, and those that they may take. Supervisors and observers see all.",
	Limits:        "Where a list or a person has more cards than they should",
	LimitsWarn:    "Warn",
	LimitsWarnWhy: "The board marks it.",
	LimitsRefuse:  "Refuse",
	RefuseWhy:     "No more cards can be added, moved or assigned there, by supervisors either.",
	PICLimit:      "Cards per person",
	PICLimitWhy:   "Open cards in lists of the kinds “To do” and “In progress” that one person should be in charge of. Empty: no limit.",
	BadLimit:      func(most int) string { return "Enter a number from 1 to " + strconv.Itoa(most) + ", or nothing." },
	NoLimit:       "No limit",
	NoLists:       "No lists yet",
	NoListsWhy:    "Lists are the steps that a task goes through. Add the first, such as “To do”.",
	NoListsYet:    "A supervisor of this board can add them.",
	Region:        "Lists of this board",
}

var boardKorean = Board{
	Failed:     "보드를 불러오지 못했습니다",
	NotKept:    "이 기기에 저장되지 않은 보드입니다",
	NotKeptWhy: "이 기기에서 열어 본 보드는 연결 없이도 사용할 수 있습니다. 이 보드는 다시 연결되면 열립니다.",
	Full:       "전송 대기 중인 변경이 너무 많아 더 저장할 수 없습니다. 다시 연결하거나, 처리되지 않은 변경을 정리하세요.",
	Refused: func(e *shared.Error) string {
		if why := reasonKorean(e.Reason); why != "" {
			return why
		}
		switch e.Code {
		case shared.CodeForbidden:
			return "이 작업을 할 권한이 없습니다."
		case shared.CodeNotFound:
			return "대상을 찾을 수 없습니다. 이미 삭제되었을 수 있습니다."
		case shared.CodeConflict:
			return "그사이 내용이 바뀌어 처리할 수 없습니다. 확인한 뒤 다시 시도하세요."
		case shared.CodeTooLarge:
			return "내용이 너무 깁니다."
		default:
			return "입력한 내용을 확인하세요."
		}
	},
	Undo:          "실행 취소",
	Redo:          "다시 실행",
	Undone:        func(deed string) string { return "실행 취소함: " + deed },
	UndoneLater:   func(deed string) string { return "다시 연결되면 실행 취소됨: " + deed },
	Redone:        func(deed string) string { return "다시 실행함: " + deed },
	NothingToUndo: "취소할 변경이 없습니다",
	NothingToRedo: "다시 실행할 변경이 없습니다",
	Title:         "보드 제목",
	Rename:        "보드 제목 바꾸기",
	Members:       "멤버",
	MembersAre:    func(n int) string { return "멤버 " + strconv.Itoa(n) + "명" },
	Archive:       "보관함과 휴지통",
	Settings:      "보드 설정",
	More:          "보드 더 보기",
	SettingsOnly:  "감독자만 바꿀 수 있습니다.",
	PICsAdd:       "담당자가 카드를 추가할 수 있음",
	PICsAddWhy:    "끄면 감독자만 추가할 수 있습니다.",
	PICsTake:      "담당자가 담당자 없는 카드를 맡을 수 있음",
	PICsTakeWhy:   "끄면 감독자만 담당자를 정할 수 있습니다.",
	PICsSee:       "담당자는 자신의 카드만 볼 수 있음",
	PICsSeeWhy:    "맡거나 협업하거나 추가한 카드, 그리고 맡을 수 있는 카드만 보입니다. 감독자와 참관자는 모두 볼 수 있습니다.",
	Limits:        "목록이나 사람의 카드가 한도를 넘을 때",
	LimitsWarn:    "경고",
	LimitsWarnWhy: "보드에 표시합니다.",
	LimitsRefuse:  "거부",
	RefuseWhy:     "감독자도 카드를 더 추가하거나 옮기거나 배정할 수 없습니다.",
	PICLimit:      "한 사람이 맡을 수 있는 카드",
	PICLimitWhy:   "‘할 일’과 ‘진행 중’ 단계의 목록에서 한 사람이 맡을 수 있는 카드 수입니다. 비워 두면 제한이 없습니다.",
	BadLimit: func(most int) string {
		return "1부터 " + strconv.Itoa(most) + "까지의 숫자를 입력하거나 비워 두세요."
	},
	NoLimit:    "제한 없음",
	NoLists:    "아직 목록이 없습니다",
	NoListsWhy: "목록은 작업이 거치는 단계입니다. ‘할 일’ 같은 첫 목록을 추가해 보세요.",
	NoListsYet: "이 보드의 감독자가 목록을 추가할 수 있습니다.",
	Region:     "이 보드의 목록",
}
