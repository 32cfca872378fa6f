package text

import "strconv"

// Share are the texts of taking a board out of Incharge: as a file, and as a page
// that anybody reads.
type Share struct {
	Export     string
	ExportHow  string
	JSON       string
	JSONWhy    string
	CSV        string
	CSVWhy     string
	Noted      string
	Menu       string
	Title      string
	How        string
	Shows      string
	Shown      []string
	Hidden     string
	NotShown   []string
	Make       string
	MakeNew    string
	MakeNewWhy string
	Revoke     string
	RevokeSure string
	Revoked    string
	Since      func(when, who string) string
	Link       string
	Once       string
	Copy       string
	Barred     string
	BarredNow  string
	Offline    string
	Failed     string

	ReadOnly    string
	Loading     string
	Gone        string
	GoneWhy     string
	NoLink      string
	NoLinkWhy   string
	Lost        string
	Stale       string
	Archived    string
	NoCards     string
	NoLists     string
	Cards       func(n int) string
	CardGone    string
	PIC         string
	Nobody      string
	Deadline    string
	Start       string
	Waits       string
	Description string
	Links       string
	Labels      string
	ItemsDone   func(done, all int) string
	MadeWith    string
	Done        string
	Undone      string
}

var shareEnglish = Share{
	Export:     "Export",
	ExportHow:  "Take this board out of Incharge, as a file.",
	JSON:       "The whole board",
	JSONWhy:    "With its archive, comments, checklists and links, as JSON. Import it here or into another Incharge.",
	CSV:        "A table of its cards",
	CSVWhy:     "One line for each card, as CSV. Open it in Excel or any other spreadsheet.",
	Noted:      "Files on cards are not in it, nor is the trash. That the board was exported is noted in the security log.",
	Menu:       "Public link",
	Title:      "Public link",
	How:        "Anybody who has the link can read this board, without an account. Nobody can change anything by it.",
	Shows:      "They see",
	Shown:      []string{"lists and open cards, with labels and dates", "descriptions, checklists and links", "who is in charge, by name"},
	Hidden:     "They don't see",
	NotShown:   []string{"comments and history", "uploaded files and pictures", "archived cards and addresses of people"},
	Make:       "Make a link",
	MakeNew:    "Make a new link",
	MakeNewWhy: "The link can't be shown again. A new one ends the one before.",
	Revoke:     "End the link",
	RevokeSure: "The page will be gone at once for everybody who has the link.",
	Revoked:    "The link is ended.",
	Since: func(when, who string) string {
		if who == "" {
			return "There is a link (" + when + ")."
		}
		return "There is a link, made by " + who + " (" + when + ")."
	},
	Link:      "The link to this board",
	Once:      "Copy it now: it can't be shown again.",
	Copy:      "Copy link",
	Barred:    "On this board PICs see only their cards, so it can't be shown to anybody else. It is decided in the board's settings.",
	BarredNow: "On this board PICs see only their cards. Until that is decided otherwise, the link shows nothing.",
	Offline:   "This needs a connection.",
	Failed:    "Whether there is a link could not be found out",

	ReadOnly:  "Read only",
	Loading:   "Loading the board…",
	Gone:      "There is no board here",
	GoneWhy:   "The link has ended, or something is missing from it. Ask whoever gave it to you for another one.",
	NoLink:    "Something is missing from this link",
	NoLinkWhy: "Open it as it was given to you, with all that comes behind the #.",
	Lost:      "The board could not be loaded",
	Stale:     "No connection. What you see may be old.",
	Archived:  "This board is archived.",
	NoCards:   "No cards",
	NoLists:   "This board has no lists yet",
	Cards: func(n int) string {
		if n == 1 {
			return "1 card"
		}
		return strconv.Itoa(n) + " cards"
	},
	CardGone:    "This card is no longer on the board.",
	PIC:         "In charge",
	Nobody:      "Nobody",
	Deadline:    "Deadline",
	Start:       "Start",
	Waits:       "Waits for another card",
	Description: "Description",
	Links:       "Links",
	Labels:      "Labels",
	ItemsDone:   func(done, all int) string { return strconv.Itoa(done) + " of " + strconv.Itoa(all) + " done" },
	MadeWith:    "Made with Incharge",
	Done:        "done",
	Undone:      "not done",
}

var shareKorean = Share{
	Export:     "내보내기",
	ExportHow:  "이 보드를 파일로 내려받아요.",
	JSON:       "보드 전체",
	JSONWhy:    "보관함, 댓글, 체크리스트, 링크까지 모두 JSON으로 받습니다. 여기나 다른 Incharge로 다시 가져올 수 있어요.",
	CSV:        "카드 표",
	CSVWhy:     "카드마다 한 줄씩 CSV로 받습니다. Excel 같은 스프레드시트에서 열 수 있어요.",
	Noted:      "카드에 올린 파일과 휴지통은 담기지 않습니다. 내보낸 사실은 보안 기록에 남습니다.",
	Menu:       "공개 링크",
	Title:      "공개 링크",
	How:        "링크가 있으면 누구나 계정 없이 이 보드를 볼 수 있습니다. 링크로는 아무것도 바꿀 수 없어요.",
	Shows:      "보이는 것",
	Shown:      []string{"목록과 열린 카드, 라벨, 날짜", "설명, 체크리스트, 링크", "담당자 이름"},
	Hidden:     "보이지 않는 것",
	NotShown:   []string{"댓글과 활동 기록", "올린 파일과 사진", "보관된 카드와 이메일 주소"},
	Make:       "링크 만들기",
	MakeNew:    "새 링크 만들기",
	MakeNewWhy: "링크는 다시 볼 수 없습니다. 새 링크를 만들면 이전 링크는 끝납니다.",
	Revoke:     "링크 끝내기",
	RevokeSure: "링크를 가진 모든 사람에게서 페이지가 바로 사라집니다.",
	Revoked:    "링크를 끝냈습니다.",
	Since: func(when, who string) string {
		if who == "" {
			return "링크가 있습니다 (" + when + ")."
		}
		return who + " 님이 만든 링크가 있습니다 (" + when + ")."
	},
	Link:      "이 보드의 링크",
	Once:      "지금 복사하세요. 다시 볼 수 없습니다.",
	Copy:      "링크 복사",
	Barred:    "담당자가 자기 카드만 볼 수 있는 보드라서 외부에 공개할 수 없습니다. 보드 설정에서 바꿀 수 있어요.",
	BarredNow: "담당자가 자기 카드만 볼 수 있는 보드입니다. 설정을 바꿀 때까지 링크로는 아무것도 볼 수 없습니다.",
	Offline:   "연결되어 있어야 할 수 있습니다.",
	Failed:    "링크가 있는지 확인하지 못했습니다",

	ReadOnly:    "읽기 전용",
	Loading:     "보드를 불러오는 중…",
	Gone:        "볼 수 있는 보드가 없습니다",
	GoneWhy:     "링크가 끝났거나 일부가 빠진 링크입니다. 링크를 준 사람에게 다시 요청하세요.",
	NoLink:      "일부가 빠진 링크입니다",
	NoLinkWhy:   "# 뒤까지 받은 그대로 열어 주세요.",
	Lost:        "보드를 불러오지 못했습니다",
	Stale:       "연결이 끊겼습니다. 지금 보이는 내용은 이전 상태일 수 있어요.",
	Archived:    "보관된 보드입니다.",
	NoCards:     "카드 없음",
	NoLists:     "아직 목록이 없는 보드입니다",
	Cards:       func(n int) string { return "카드 " + strconv.Itoa(n) + "개" },
	CardGone:    "이 카드는 이제 보드에 없습니다.",
	PIC:         "담당자",
	Nobody:      "없음",
	Deadline:    "마감일",
	Start:       "시작일",
	Waits:       "다른 카드를 기다리는 중",
	Description: "설명",
	Links:       "링크",
	Labels:      "라벨",
	ItemsDone:   func(done, all int) string { return strconv.Itoa(all) + "개 중 " + strconv.Itoa(done) + "개 완료" },
	MadeWith:    "Incharge로 만든 보드",
	Done:        "완료",
	Undone:      "미완료",
}
