package text

import (
	"strconv"

	"incharge/shared"
)

// Card are the texts of a card, on the board and opened.
type Card struct {
	Panel         string
	More          string
	None          string
	Number        func(n int64) string
	Gone          string
	GoneWhy       string
	Unadded       string
	UnaddedWhy    string
	Unsaved       string
	UnsavedWhy    string
	Failed        string
	Title         string
	Description   string
	NoDescription string
	AddText       string
	WriteText     string
	Preview       string
	Edit          string
	Save          string
	Copy          string
	Changed       string
	TheirText     string
	PIC           string
	Nobody        string
	Take          string
	AssignOnly    string
	Priority      string
	Priorities    func(shared.Priority) string
	PlanOnly      string
	Deadline      string
	ClearDeadline string
	List          string
	MoveTo        string
	Top           string
	Bottom        string
	EditOnly      string
	MoveOnly      string
	Checklists    string
	Done          func(done, of int) string
	Attachments   string
	BadLink       string
	Comments      string
	NoComments    string
	Write         string
	Send          string
	SendHint      func(keys string) string
	CommentOnly   string
	Edited        string
	Delete        string
	CommentGone   string
	Archive       string
	ToTrash       string
	Archived      func(title string) string
	Trashed       func(title string) string
	ArchiveOnly   string
	Activity      string
	Did           func(kind, from, to string) string
	Noted         func(shared.Note) string
	Incharge      string
	HasText       string
	CommentCount  func(n int) string
	LinkCount     func(n int) string
	ItemCount     func(done, of int) string
	InCharge      func(name string) string
}

var cardEnglish = Card{
	Panel:         "Card",
	More:          "More about this card",
	None:          "None",
	Number:        func(n int64) string { return "#" + strconv.FormatInt(n, 10) },
	Gone:          "This card isn't on the board",
	GoneWhy:       "It may be in the archive or in the trash.",
	Unadded:       "This card was not added",
	UnaddedWhy:    "Only you have seen it. What you wrote on it is listed under “Your changes” until you dismiss it there.",
	Unsaved:       "What you were writing",
	UnsavedWhy:    "It isn't saved. When the card is back, it is in its fields again.",
	Failed:        "The card could not be loaded",
	Title:         "Title",
	Description:   "Description",
	NoDescription: "No description.",
	AddText:       "Add a description",
	WriteText:     "Write",
	Preview:       "Preview",
	Edit:          "Edit",
	Save:          "Save",
	Copy:          "Copy link",
	Changed:       "Somebody has changed this text meanwhile. When you save, both are merged.",
	TheirText:     "Show the new text",
	PIC:           "Person in charge",
	Nobody:        "Nobody",
	Take:          "Take this card",
	AssignOnly:    "Only a supervisor can say who is in charge.",
	Priority:      "Priority",
	Priorities: func(p shared.Priority) string {
		switch p {
		case shared.PriorityLow:
			return "Low"
		case shared.PriorityMedium:
			return "Medium"
		case shared.PriorityHigh:
			return "High"
		case shared.PriorityUrgent:
			return "Urgent"
		default:
			return "None"
		}
	},
	PlanOnly:      "Only a supervisor can set deadlines and priorities.",
	Deadline:      "Deadline",
	ClearDeadline: "Clear the deadline",
	List:          "List",
	MoveTo:        "Move to",
	Top:           "To the top",
	Bottom:        "To the bottom",
	EditOnly:      "Only a supervisor, the person in charge or a collaborator can edit this card.",
	MoveOnly:      "Only a supervisor or the person in charge can move this card.",
	Checklists:    "Checklists",
	Done:          func(done, of int) string { return strconv.Itoa(done) + " of " + strconv.Itoa(of) + " done" },
	Attachments:   "Attachments",
	BadLink:       "This address can't be opened from here.",
	Comments:      "Comments",
	NoComments:    "No comments yet.",
	Write:         "Write a comment",
	Send:          "Comment",
	SendHint:      func(keys string) string { return keys + " sends it" },
	CommentOnly:   "Observers can look, but not comment.",
	Edited:        "edited",
	Delete:        "Delete",
	CommentGone:   "Comment deleted",
	Archive:       "Archive",
	ToTrash:       "Move to trash",
	Archived:      func(title string) string { return "“" + title + "” is archived" },
	Trashed:       func(title string) string { return "“" + title + "” is in the trash" },
	ArchiveOnly:   "Only a supervisor can archive, restore and delete.",
	Activity:      "Activity",
	Did: func(kind, from, to string) string {
		switch kind {
		case "move_card":
			if from != "" && to != "" {
				return "moved it from " + from + " to " + to
			}
			return "moved it within its list"
		case "add_card":
			return "added this card"
		case "edit_card":
			return "edited it"
		case "assign_card":
			return "changed who is in charge"
		case "accept_card":
			return "accepted it"
		case "decline_card":
			return "declined it"
		case "hand_back_card":
			return "handed it back"
		case "collaborate_card":
			return "changed who collaborates"
		case "watch_card":
			return "started or stopped watching it"
		case "schedule_card":
			return "changed its dates"
		case "archive_card":
			return "archived it"
		case "restore_card":
			return "restored it"
		case "delete_card":
			return "moved it to the trash"
		case "comment_card":
			return "commented"
		case "edit_comment":
			return "edited a comment"
		case "delete_comment":
			return "deleted a comment"
		case "check_item":
			return "ticked or unticked a checklist item"
		case "add_checklist":
			return "added a checklist"
		case "edit_checklist":
			return "renamed a checklist"
		case "move_checklist":
			return "moved a checklist"
		case "delete_checklist":
			return "deleted a checklist"
		case "add_item":
			return "added a checklist item"
		case "edit_item":
			return "edited a checklist item"
		case "move_item":
			return "moved a checklist item"
		case "delete_item":
			return "deleted a checklist item"
		case "item_to_card":
			return "made a checklist item a card"
		case "attach_link":
			return "attached a link"
		case "attach_file":
			return "attached a file"
		case "edit_attachment":
			return "renamed an attachment"
		case "delete_attachment":
			return "deleted an attachment"
		case "cover_card":
			return "changed its cover"
		case "block_card":
			return "changed what it waits for"
		case "copy_card":
			return "copied it from another card"
		case "receive_card":
			return "brought it from another board"
		case "remove_member", "set_role":
			return "changed the members, and with that who is in charge"
		case "undo":
			if from != "" && to != "" {
				return "undid a move: from " + from + " back to " + to
			}
			return "undid a change"
		case "import":
			return "imported it"
		case "rebalance":
			return "tidied the order of its list"
		default:
			return "changed it"
		}
	},
	Noted:    notedEnglish,
	Incharge: "Incharge",
	HasText:  "has a description",
	CommentCount: func(n int) string {
		if n == 1 {
			return "1 comment"
		}
		return strconv.Itoa(n) + " comments"
	},
	LinkCount: func(n int) string {
		if n == 1 {
			return "1 attachment"
		}
		return strconv.Itoa(n) + " attachments"
	},
	ItemCount: func(done, of int) string {
		return strconv.Itoa(done) + " of " + strconv.Itoa(of) + " checklist items done"
	},
	InCharge: func(name string) string { return "in charge: " + name },
}

var cardKorean = Card{
	Panel:         "카드",
	More:          "카드 더 보기",
	None:          "없음",
	Number:        func(n int64) string { return "#" + strconv.FormatInt(n, 10) },
	Gone:          "보드에 없는 카드입니다",
	GoneWhy:       "보관함이나 휴지통에 있을 수 있습니다.",
	Unadded:       "추가되지 않은 카드입니다",
	UnaddedWhy:    "다른 사람에게는 보이지 않았습니다. 작성하신 내용은 ‘내 변경 내용’에서 닫을 때까지 남아 있습니다.",
	Unsaved:       "작성 중이던 내용",
	UnsavedWhy:    "아직 저장되지 않았습니다. 카드가 돌아오면 입력란에 다시 나타납니다.",
	Failed:        "카드를 불러오지 못했습니다",
	Title:         "제목",
	Description:   "설명",
	NoDescription: "설명이 없습니다.",
	AddText:       "설명 추가",
	WriteText:     "쓰기",
	Preview:       "미리 보기",
	Edit:          "편집",
	Save:          "저장",
	Copy:          "링크 복사",
	Changed:       "그사이 다른 사람이 이 내용을 바꿨습니다. 저장하면 두 내용이 합쳐집니다.",
	TheirText:     "바뀐 내용 보기",
	PIC:           "담당자",
	Nobody:        "없음",
	Take:          "내가 맡기",
	AssignOnly:    "감독자만 담당자를 정할 수 있습니다.",
	Priority:      "우선순위",
	Priorities: func(p shared.Priority) string {
		switch p {
		case shared.PriorityLow:
			return "낮음"
		case shared.PriorityMedium:
			return "보통"
		case shared.PriorityHigh:
			return "높음"
		case shared.PriorityUrgent:
			return "긴급"
		default:
			return "없음"
		}
	},
	PlanOnly:      "감독자만 마감일과 우선순위를 정할 수 있습니다.",
	Deadline:      "마감일",
	ClearDeadline: "마감일 지우기",
	List:          "목록",
	MoveTo:        "옮기기",
	Top:           "맨 위로",
	Bottom:        "맨 아래로",
	EditOnly:      "감독자, 담당자, 협업자만 이 카드를 편집할 수 있습니다.",
	MoveOnly:      "감독자나 담당자만 이 카드를 옮길 수 있습니다.",
	Checklists:    "체크리스트",
	Done:          func(done, of int) string { return strconv.Itoa(of) + "개 중 " + strconv.Itoa(done) + "개 완료" },
	Attachments:   "첨부 파일",
	BadLink:       "여기에서 열 수 없는 주소입니다.",
	Comments:      "댓글",
	NoComments:    "아직 댓글이 없습니다.",
	Write:         "댓글 쓰기",
	Send:          "댓글 달기",
	SendHint:      func(keys string) string { return keys + "로 보내기" },
	CommentOnly:   "참관자는 볼 수만 있고 댓글은 달 수 없습니다.",
	Edited:        "수정됨",
	Delete:        "삭제",
	CommentGone:   "댓글을 삭제했습니다",
	Archive:       "보관",
	ToTrash:       "휴지통으로 이동",
	Archived:      func(title string) string { return "‘" + title + "’ 카드를 보관했습니다" },
	Trashed:       func(title string) string { return "‘" + title + "’ 카드를 휴지통으로 옮겼습니다" },
	ArchiveOnly:   "감독자만 보관, 복원, 삭제할 수 있습니다.",
	Activity:      "활동",
	Did: func(kind, from, to string) string {
		switch kind {
		case "move_card":
			if from != "" && to != "" {
				return from + "에서 " + to + "(으)로 옮겼습니다"
			}
			return "목록 안에서 옮겼습니다"
		case "add_card":
			return "카드를 추가했습니다"
		case "edit_card":
			return "내용을 편집했습니다"
		case "assign_card":
			return "담당자를 바꿨습니다"
		case "accept_card":
			return "담당을 수락했습니다"
		case "decline_card":
			return "담당을 거절했습니다"
		case "hand_back_card":
			return "카드를 돌려보냈습니다"
		case "collaborate_card":
			return "협업자를 바꿨습니다"
		case "watch_card":
			return "카드 알림을 켜거나 껐습니다"
		case "schedule_card":
			return "일정을 바꿨습니다"
		case "archive_card":
			return "보관했습니다"
		case "restore_card":
			return "복원했습니다"
		case "delete_card":
			return "휴지통으로 옮겼습니다"
		case "comment_card":
			return "댓글을 달았습니다"
		case "edit_comment":
			return "댓글을 수정했습니다"
		case "delete_comment":
			return "댓글을 삭제했습니다"
		case "check_item":
			return "체크리스트 항목을 바꿨습니다"
		case "add_checklist":
			return "체크리스트를 추가했습니다"
		case "edit_checklist":
			return "체크리스트 이름을 바꿨습니다"
		case "move_checklist":
			return "체크리스트를 옮겼습니다"
		case "delete_checklist":
			return "체크리스트를 삭제했습니다"
		case "add_item":
			return "체크리스트 항목을 추가했습니다"
		case "edit_item":
			return "체크리스트 항목을 수정했습니다"
		case "move_item":
			return "체크리스트 항목을 옮겼습니다"
		case "delete_item":
			return "체크리스트 항목을 삭제했습니다"
		case "item_to_card":
			return "체크리스트 항목을 카드로 만들었습니다"
		case "attach_link":
			return "링크를 첨부했습니다"
		case "attach_file":
			return "파일을 첨부했습니다"
		case "edit_attachment":
			return "첨부 이름을 바꿨습니다"
		case "delete_attachment":
			return "첨부를 삭제했습니다"
		case "cover_card":
			return "표지를 바꿨습니다"
		case "block_card":
			return "선행 카드를 바꿨습니다"
		case "copy_card":
			return "다른 카드에서 복제했습니다"
		case "receive_card":
			return "다른 보드에서 가져왔습니다"
		case "remove_member", "set_role":
			return "멤버를 바꾸어 담당자가 바뀌었습니다"
		case "undo":
			if from != "" && to != "" {
				return "옮기기를 취소했습니다: " + from + "에서 다시 " + to + "(으)로"
			}
			return "변경을 취소했습니다"
		case "import":
			return "가져왔습니다"
		case "rebalance":
			return "목록 순서를 정리했습니다"
		default:
			return "변경했습니다"
		}
	},
	Noted:        notedKorean,
	Incharge:     "Incharge",
	HasText:      "설명 있음",
	CommentCount: func(n int) string { return "댓글 " + strconv.Itoa(n) + "개" },
	LinkCount:    func(n int) string { return "첨부 파일 " + strconv.Itoa(n) + "개" },
	ItemCount: func(done, of int) string {
		return "체크리스트 " + strconv.Itoa(of) + "개 중 " + strconv.Itoa(done) + "개 완료"
	},
	InCharge: func(name string) string { return "담당자: " + name },
}
