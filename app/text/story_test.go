package text

import (
	"slices"
	"testing"
	"time"

	"incharge/shared"
)

// Each kind of edit is told of in words of its own, coming, going and changing.
func TestEveryEditHasWords(t *testing.T) {
	t.Parallel()
	both := []shared.EditKind{shared.EditedLabel, shared.EditedCollaborator, shared.EditedWatcher, shared.EditedBlocker, shared.EditedItemDone}
	for language, catalogue := range catalogues {
		told := map[string]shared.EditKind{}
		for _, kind := range shared.EditKinds {
			for _, e := range []Edited{{What: kind, To: "B"}, {What: kind, From: "A"}, {What: kind, From: "A", To: "B"}} {
				if e.From != "" && e.To != "" && slices.Contains(both, kind) {
					continue // these come and go
				}
				if (kind == shared.EditedTitle || kind == shared.EditedPriority) && (e.From == "" || e.To == "") {
					continue // there is always one
				}
				words := catalogue.Story.Edited(e)
				if other, twice := told[words]; words == "" || twice && (other != kind || kind != shared.EditedDescription) {
					t.Errorf("%s: %+v is told as %q, as is %s", language, e, words, other)
				}
				told[words] = kind
			}
		}
	}
}

// Korean says by the end of a word what is done with it.
func TestParticlesOfEdits(t *testing.T) {
	t.Parallel()
	for to, want := range map[string]string{
		"지붕": "제목을 ‘A’에서 ‘지붕’으로 바꿨습니다", "나무": "제목을 ‘A’에서 ‘나무’로 바꿨습니다", "물": "제목을 ‘A’에서 ‘물’로 바꿨습니다", "Roof": "제목을 ‘A’에서 ‘Roof’로 바꿨습니다",
	} {
		if got := editedKorean(Edited{What: shared.EditedTitle, From: "A", To: to}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := editedKorean(Edited{What: shared.EditedFile, To: "도면"}); got != "‘도면’을 첨부했습니다" {
		t.Error(got)
	}
}

func TestLeft(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	for after, want := range map[time.Duration][2]string{
		30 * time.Minute: {"in 30 minutes", "30분 남음"}, time.Hour: {"in 1 hour", "1시간 남음"}, 23 * time.Hour: {"in 23 hours", "23시간 남음"},
		25 * time.Hour: {"in 1 day", "1일 남음"}, 72 * time.Hour: {"in 3 days", "3일 남음"}, -time.Minute: {"1 minute late", "1분 지남"}, -50 * time.Hour: {"2 days late", "2일 지남"},
	} {
		for i, c := range []Plan{planEnglish, planKorean} {
			if got := c.Left(now.Add(after), now); got != want[i] {
				t.Errorf("%v: %q, want %q", after, got, want[i])
			}
		}
	}
}

func TestSized(t *testing.T) {
	t.Parallel()
	for bytes, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1 KB", 1550: "1.6 KB", 12_345: "12 KB", 2_000_000: "2 MB", 3_456_789_012: "3.5 GB", 5_000_000_000_000: "5000 GB"} {
		if got := sized(bytes); got != want {
			t.Errorf("%d: %q, want %q", bytes, got, want)
		}
	}
}
