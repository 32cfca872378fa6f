package api

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/shared"
)

func TestChangesInOrder(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	for i := range 5 {
		ada.card(s, fmt.Sprint("Card ", i))
	}
	path := "/boards/" + string(s.Board.ID) + "/changes"
	got := decoded[shared.Changes](ada.get(path + "?since=1").want(http.StatusOK))
	var seqs []int64
	for _, c := range got.Changes {
		seqs = append(seqs, c.Seq)
	}
	if got.Seq != 6 || !slices.Equal(seqs, []int64{2, 3, 4, 5, 6}) {
		t.Errorf("at %d, changes %v", got.Seq, seqs)
	}
	if all := decoded[shared.Changes](ada.get(path + "?since=0").want(http.StatusOK)); len(all.Changes) != 6 || len(all.Changes[0].Lists) != 3 {
		t.Errorf("the log from the start is %+v", all)
	}
	if a := ada.get(path + "?since=6").want(http.StatusOK); strings.TrimSpace(string(a.body)) != `{"seq":6,"changes":[]}` {
		t.Errorf("nothing new is %s", a.body)
	}
	ada.get(path+"?since=7").refused(http.StatusGone, shared.CodeGone, "")
	if _, err := r.db.ExecContext(t.Context(), `UPDATE boards SET log_start = 3`); err != nil {
		t.Fatal(err)
	}
	ada.get(path+"?since=2").refused(http.StatusGone, shared.CodeGone, "")
	ada.get(path + "?since=3").want(http.StatusOK)
}

func TestChangesWait(t *testing.T) {
	r := newRig(t)
	ada := r.person("Ada")
	s := ada.board("House")
	path := "/boards/" + string(s.Board.ID) + "/changes?since=1&wait="
	began := time.Now()
	if a := ada.get(path + "1").want(http.StatusOK); decoded[shared.Changes](a).Seq != 1 || time.Since(began) < time.Second {
		t.Errorf("after %v: %s", time.Since(began), a.body)
	}
	answered := make(chan shared.Changes, 1)
	began = time.Now()
	go func() { answered <- decoded[shared.Changes](ada.get(path + "25")) }()
	waitFor(t, "a waiting call", func() bool { return r.db.Pool.Stat().AcquiredConns() == 0 && r.hub.Waiting() == 1 })
	ada.card(s, "Mend the roof")
	if got := <-answered; len(got.Changes) != 1 || got.Changes[0].Seq != 2 || time.Since(began) > 10*time.Second {
		t.Errorf("after %v: %+v", time.Since(began), got)
	}
	waitFor(t, "nobody waiting", func() bool { return r.hub.Waiting() == 0 })
}
