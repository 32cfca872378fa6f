package text

import (
	"strings"
	"testing"

	"incharge/shared"
)

// Whatever is refused with its reason in parts is told whole in every language.
func TestEveryReasonHasWords(t *testing.T) {
	t.Parallel()
	for _, row := range shared.Capabilities {
		r := shared.Reason{Kind: shared.ReasonRole, Needs: row.Capability}
		if english, korean := shared.Because(r).Message, reasonKorean(r); (english == "") != (korean == "") {
			t.Errorf("who may not %q reads %q in English and %q in Korean", row.Capability, english, korean)
		}
	}
	named := []shared.ReasonKind{shared.ReasonChanged, shared.ReasonTrashed, shared.ReasonNoPIC, shared.ReasonSpan, shared.ReasonFilled, shared.ReasonArchived, shared.ReasonInTrash,
		shared.ReasonFull, shared.ReasonBusy}
	for language, catalogue := range catalogues {
		told := map[string]shared.ReasonKind{}
		for _, kind := range shared.ReasonKinds {
			e := shared.Because(shared.Reason{Kind: kind, Thing: shared.KindList, Name: "Done", By: "Pim", Limit: 37, Needs: shared.CanMove})
			words := catalogue.Outbox.Reason(e.Code, e.Message, e.Reason)
			if other, twice := told[words]; twice || words == "" {
				t.Errorf("%s: %q is said of %s and of %s", language, words, kind, other)
			}
			told[words] = kind
			if direct := catalogue.Board.Refused(e); direct != words {
				t.Errorf("%s: %s is told as %q at once and as %q later", language, kind, direct, words)
			}
			for _, one := range named {
				if kind == one && !strings.Contains(words, "Done") {
					t.Errorf("%s: %s does not say on what: %q", language, kind, words)
				}
			}
			if limited := kind == shared.ReasonFull || kind == shared.ReasonBusy; limited && !strings.Contains(words, "37") {
				t.Errorf("%s: %s does not say how many: %q", language, kind, words)
			}
			if since := kind == shared.ReasonChanged || kind == shared.ReasonTrashed; since && !strings.Contains(words, "Pim") {
				t.Errorf("%s: %s does not say who: %q", language, kind, words)
			}
		}
	}
}

func TestReasonsInKorean(t *testing.T) {
	t.Parallel()
	for want, r := range map[string]shared.Reason{
		"그사이 Pim 님이 ‘Pack’ 카드를 변경해서 실행 취소할 수 없습니다.":       {Kind: shared.ReasonChanged, Thing: shared.KindCard, Name: "Pack", By: "Pim"},
		"그 뒤에 직접 ‘완료’ 목록을 변경해서 실행 취소할 수 없습니다.":            {Kind: shared.ReasonChanged, Thing: shared.KindList, Name: "완료", Own: true},
		"그사이 댓글의 내용이 변경되어 실행 취소할 수 없습니다.":                 {Kind: shared.ReasonChanged, Thing: shared.KindComment},
		"그사이 Pim 님이 ‘Pack’ 카드를 휴지통으로 이동해서 실행 취소할 수 없습니다.": {Kind: shared.ReasonTrashed, Thing: shared.KindCard, Name: "Pack", By: "Pim"},
		"그사이 ‘급함’ 라벨이 삭제되어 실행 취소할 수 없습니다.":                {Kind: shared.ReasonTrashed, Thing: shared.KindLabel, Name: "급함"},
	} {
		if got := reasonKorean(r); got != want {
			t.Errorf("%+v is %q, want %q", r, got, want)
		}
	}
}
