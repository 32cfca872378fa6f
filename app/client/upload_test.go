package client

import (
	"context"
	"errors"
	"testing"

	"incharge/shared"
)

// A file goes out under the ids that it is to have, and the answer has to be
// about it.
func TestUpload(t *testing.T) {
	t.Parallel()
	var asked Request
	command := "m-1"
	c := New(func(_ context.Context, r Request) (Response, error) {
		asked = r
		r.Progress(3, r.File.Size)
		return Response{Status: 200, Body: []byte(`{"seq":7,"change":{"seq":7,"command":"` + command + `"}}`)}, nil
	})
	var sent, total int64
	file := &File{Name: "지붕 & wall.png", Size: 12}
	send := func(progress func(sent, total int64)) error {
		out, err := c.Upload(t.Context(), "b-1", "c-1", "a-1", "m-1", file, progress)
		if err == nil && out.Seq != 7 {
			t.Errorf("%+v", out)
		}
		return err
	}
	if err := errors.Join(send(func(s, all int64) { sent, total = s, all }), send(nil)); err != nil {
		t.Fatal(err)
	}
	const want = "/boards/b-1/cards/c-1/files?command=m-1&id=a-1&name=%EC%A7%80%EB%B6%95+%26+wall.png"
	if asked.Method != "POST" || asked.Path != want || asked.File != file || sent != 3 || total != 12 {
		t.Errorf("%+v, %d of %d", asked, sent, total)
	}
	command = "another"
	if err := send(nil); !Strayed(err) {
		t.Errorf("an answer to something else: %v", err)
	}
	c = New(func(context.Context, Request) (Response, error) {
		return Response{Status: 409, Body: []byte(`{"code":"conflict","reason":{"kind":"stored","limit":5}}`)}, nil
	})
	var known *shared.Error
	if err := send(nil); !errors.As(err, &known) || known.Reason.Kind != shared.ReasonStored {
		t.Errorf("refused: %v", err)
	}
}
