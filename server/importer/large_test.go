package importer

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"incharge/shared"
)

// large is an export of about so many bytes, in the proportions of a real one:
// most of it is what is not carried over.
func large(size int) []byte {
	var out bytes.Buffer
	limits := `"limits":{"attachments":{"perCard":{"status":"ok","disableAt":1000,"warnAt":900}},"checklists":{"perCard":{"status":"ok","disableAt":500,"warnAt":450}}}`
	badges := `"badges":{"attachmentsByType":{"trello":{"board":0,"card":0}},"location":false,"votes":0,"viewingMemberVoted":false,"subscribed":true,"comments":0,"due":null}`
	out.WriteString(`{"id":"5ca3d99a0378a65090e676ca","name":"Large","desc":"","closed":false,"labels":[{"id":"b","name":"Label","color":"red"}],"lists":[`)
	for i := range 20 {
		fmt.Fprintf(&out, `{"id":"l%d","name":"List %d","closed":false,"pos":%d},`, i, i, 65535*(i+1))
	}
	out.Truncate(out.Len() - 1)
	out.WriteString(`],"cards":[`)
	desc := strings.Repeat("What there is to say about this, and *more*.\\n", 30)
	cards := 0
	for ; out.Len() < size*6/10; cards++ {
		fmt.Fprintf(&out, `{"id":"%024x","name":"Card %d","desc":"%s","idList":"l%d","idShort":%d,"closed":%t,"pos":%d.5,"due":null,"idMembers":["m"],`+
			`"labels":[{"id":"b","name":"Label","color":"red"}],"idLabels":["b"],%s,%s,"attachments":[{"id":"x","name":"file.png","url":"https://example.com/%d","date":"2024-05-06T07:08:09.123Z",`+
			`"previews":[%s]}],"customFieldItems":[],"url":"https://trello.com/c/abcdefgh/%d-card"},`, 0x65000000+cards, cards, desc, cards%20, cards+1, cards%3 == 0, 7919*cards%65536,
			limits, badges, cards, strings.Repeat(`{"bytes":1000,"url":"https://example.com/p","height":100,"width":100},`, 5)+`{}`, cards)
	}
	out.Truncate(out.Len() - 1)
	out.WriteString(`],"checklists":[`)
	for i := 0; out.Len() < size*7/10; i++ {
		fmt.Fprintf(&out, `{"id":"k%d","idCard":"%024x","name":"Checklist","pos":16384,%s,"checkItems":[{"id":"i","name":"An item","state":"complete","pos":1,"due":null},{"id":"j","name":"Another item","state":"incomplete","pos":2}]},`,
			i, 0x65000000+i%cards, limits)
	}
	out.Truncate(out.Len() - 1)
	out.WriteString(`],"actions":[`)
	for i := 0; out.Len() < size-3; i++ {
		kind := [4]string{"commentCard", "updateCard", "updateCard", "moveCard"}[i%4]
		fmt.Fprintf(&out, `{"id":"%024x","type":"%s","date":"2024-05-06T07:08:09.123Z","idMemberCreator":"m","memberCreator":{"id":"m","fullName":"Member","username":"member"},%s,`+
			`"data":{"text":"A comment that says something about the card","card":{"id":"%024x","name":"Card","idShort":1},"board":{"id":"b","name":"Large"},"list":{"id":"l1","name":"List"},"old":{"pos":1}}},`,
			i, kind, limits, 0x65000000+i%cards)
	}
	out.Truncate(out.Len() - 1)
	out.WriteString(`]}`)
	return out.Bytes()
}

// TestLarge: 30 MB are read whole, and little memory is taken at any moment
// beyond what is carried over.
func TestLarge(t *testing.T) {
	data := large(30 << 20)
	var mark peak
	done := mark.watch()
	in, report := imported(t, data)
	done()
	if report.Cards != bytes.Count(data, []byte(`"idShort":`))-bytes.Count(data, []byte(`"idShort":1}`)) {
		t.Errorf("%d cards", report.Cards)
	}
	if report.Comments != bytes.Count(data, []byte(`"commentCard"`)) || report.Items != bytes.Count(data, []byte(`"state":`)) || report.Lists != 20 {
		t.Errorf("the report is %+v", report)
	}
	if mark.bytes > 200<<20 {
		t.Errorf("the heap grew by %d MB", mark.bytes>>20)
	}
	runtime.KeepAlive(in)
}

func BenchmarkTrello30MB(b *testing.B) {
	data := large(30 << 20)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var mark peak
	for b.Loop() {
		done := mark.watch()
		if _, _, err := Trello(bytes.NewReader(data), "", shared.User{}, now); err != nil {
			b.Fatal(err)
		}
		done()
	}
	b.ReportMetric(float64(mark.bytes>>20), "peak-MB")
}

// peak is by how much the heap grew at most while it was watched.
type peak struct{ bytes uint64 }

func (p *peak) watch() (done func()) {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	before := stats.HeapAlloc
	stop := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
				var stats runtime.MemStats
				runtime.ReadMemStats(&stats)
				p.bytes = max(p.bytes, stats.HeapAlloc-min(before, stats.HeapAlloc))
			}
		}
	})
	return func() { close(stop); watching.Wait() }
}
