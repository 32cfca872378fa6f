package merge

import (
	"reflect"
	"testing"
)

func TestLines(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name               string
		base, mine, theirs string
		text               string
		conflicts          []Conflict
	}{
		{"nothing", "", "", "", "", nil},
		{"different regions", "1\n2\n3\n", "one\n2\n3\n", "1\n2\nthree\n", "one\n2\nthree\n", nil},
		{"neighbouring lines", "1\n2\n", "one\n2\n", "1\ntwo\n", "one\ntwo\n", nil},
		{"alike", "1\n2\n", "1\nnew\n2\n", "1\nnew\n2\n", "1\nnew\n2\n", nil},
		{"alike and more", "1\n2\n3\n4\n", "one\n2\n3\n4\n", "one\n2\n3\nfour\n", "one\n2\n3\nfour\n", nil},
		{"addition before a change", "1\n2\n", "1\nnew\n2\n", "1\ntwo\n", "1\nnew\ntwo\n", nil},
		{"addition after a change", "1\n2\n", "1\nnew\n2\n", "one\n2\n", "one\nnew\n2\n", nil},
		{"addition after a deletion", "1\n2\n", "2\n", "1\nnew\n2\n", "new\n2\n", nil},
		{"deletions that overlap", "1\n2\n3\n4\n", "1\n4\n", "1\n2\n4\n", "1\n2\n4\n", []Conflict{
			{Start: 2, End: 4, Base: "2\n3\n", Mine: "", Theirs: "2\n"}}},
		{"same line", "1\n2\n3\n", "1\nmine\n3\n", "1\ntheirs\n3\n", "1\nmine\ntheirs\n3\n", []Conflict{
			{Start: 2, End: 14, Base: "2\n", Mine: "mine\n", Theirs: "theirs\n"}}},
		{"both append", "1\n", "1\nmine\n", "1\ntheirs\n", "1\nmine\ntheirs\n", []Conflict{
			{Start: 2, End: 14, Mine: "mine\n", Theirs: "theirs\n"}}},
		{"both append without a newline", "1", "1\nmine", "1\ntheirs", "1\nmine\ntheirs", []Conflict{
			{Start: 2, End: 13, Mine: "mine", Theirs: "theirs"}}},
		{"both begin", "", "mine", "theirs", "mine\ntheirs", []Conflict{
			{Start: 0, End: 11, Mine: "mine", Theirs: "theirs"}}},
		{"deleted and changed", "1\n2\n3\n", "1\n3\n", "1\ntwo\n3\n", "1\ntwo\n3\n", []Conflict{
			{Start: 2, End: 6, Base: "2\n", Theirs: "two\n"}}},
		{"agreed in part", "x\n", "a\nmine\nz\n", "a\ntheirs\nz\n", "a\nmine\ntheirs\nz\n", []Conflict{
			{Start: 2, End: 14, Base: "x\n", Mine: "mine\n", Theirs: "theirs\n"}}},
		{"agreed at the end", "x\n", "mine\ny\nz", "theirs\ny\nz\n", "mine\ntheirs\ny\nz\n", []Conflict{
			{Start: 0, End: 12, Base: "x\n", Mine: "mine\n", Theirs: "theirs\n"}}},
		{"addition inside a deletion", "1\n2\n3\n", "3\n", "1\nnew\n2\n3\n", "1\nnew\n2\n3\n", []Conflict{
			{Start: 0, End: 8, Base: "1\n2\n", Theirs: "1\nnew\n2\n"}}},
		{"two conflicts", "1\n2\n3\n", "a\n2\nb\n", "c\n2\nd\n", "a\nc\n2\nb\nd\n", []Conflict{
			{Start: 0, End: 4, Base: "1\n", Mine: "a\n", Theirs: "c\n"},
			{Start: 6, End: 10, Base: "3\n", Mine: "b\n", Theirs: "d\n"}}},
		{"change beside an overlap", "1\n2\n3\n4\n", "a\n3\nb\n", "1\nc\n4\n", "a\n3\n1\nc\nb\n", []Conflict{
			{Start: 0, End: 8, Base: "1\n2\n3\n", Mine: "a\n3\n", Theirs: "1\nc\n"}}},
		{"chain of overlaps", "1\n2\n3\n4\n5\n", "a\n3\nb\n", "1\nc\n5\n", "a\n3\nb\n1\nc\n5\n", []Conflict{
			{Start: 0, End: 12, Base: "1\n2\n3\n4\n5\n", Mine: "a\n3\nb\n", Theirs: "1\nc\n5\n"}}},

		{"line endings converted", "1\n2\n", "1\r\n2\r\n", "1\n2\nnew\n", "1\r\n2\r\nnew\n", nil},
		{"conflict in CRLF", "1\r\n2", "1\r\nmine", "1\r\ntheirs", "1\r\nmine\r\ntheirs", []Conflict{
			{Start: 3, End: 15, Base: "2", Mine: "mine", Theirs: "theirs"}}},
		{"newline taken before a conflict", "1\n2\n", "1", "1\ntwo\n", "1\ntwo\n", []Conflict{
			{Start: 2, End: 6, Base: "2\n", Theirs: "two\n"}}},
		{"newline added at the end", "1", "1\n", "0\n1", "0\n1\n", nil},
		{"newline taken from the end", "1\n", "1", "0\n1\n", "0\n1", nil},
		{"newline taken and a line added", "1\r\n", "1", "1\r\n2\r\n", "1\r\n2\r\n", nil},
		{"ending changed both ways", "1", "1\n", "1\r\n", "1\r\n", nil},
		{"alike but for the ending", "1\n", "2", "2\n", "2\n", nil},
		{"carriage return inside a line", "1\r2\n", "1\r2\nnew\n", "0\r\r\n1\r2\n", "0\r\r\n1\r2\nnew\n", nil},
		{"carriage return at the end", "1", "1\r", "0\n1", "0\n1\r", nil},
		{"carriage return before an addition", "1", "1\r", "1\n2", "1\r\n2", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := Lines(test.base, test.mine, test.theirs)
			if want := (Result{test.text, test.conflicts}); !reflect.DeepEqual(got, want) {
				t.Errorf("Lines(%q, %q, %q)\n got %+v\nwant %+v", test.base, test.mine, test.theirs, got, want)
			}
		})
	}
}
