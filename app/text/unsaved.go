package text

import "strconv"

// Unsaved are the texts of what somebody was writing and has not saved.
type Unsaved struct {
	Back        string
	Discard     string
	Description func(card string) string
	Comment     func(card string) string
	Lost        func(n int) string
}

var unsavedEnglish = Unsaved{
	Back:        "Your unsaved text is back.",
	Discard:     "Discard",
	Description: func(card string) string { return "The unsaved description of “" + card + "”" },
	Comment:     func(card string) string { return "An unsaved comment on “" + card + "”" },
	Lost: func(n int) string {
		if n == 1 {
			return "1 text that you haven't saved would be lost."
		}
		return strconv.Itoa(n) + " texts that you haven't saved would be lost."
	},
}

var unsavedKorean = Unsaved{
	Back:        "저장하지 않은 내용을 다시 불러왔습니다.",
	Discard:     "버리기",
	Description: func(card string) string { return "‘" + card + "’ 카드의 저장하지 않은 설명" },
	Comment:     func(card string) string { return "‘" + card + "’ 카드의 저장하지 않은 댓글" },
	Lost: func(n int) string {
		return "저장하지 않은 내용 " + strconv.Itoa(n) + "건이 사라집니다."
	},
}
