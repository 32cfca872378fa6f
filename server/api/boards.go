package api

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"strings"

	"incharge/shared"
)

type boardsOutput struct{ Body shared.Boards }

func (a *API) boards(ctx context.Context, in *struct{ SignedIn }) (*boardsOutput, error) {
	boards, err := a.Boards.Boards(ctx, in.actor())
	return &boardsOutput{boards}, err
}

type createInput struct {
	SignedIn
	Caller
	JSON[shared.NewBoard]
}

// snapshotOutput has no body when the caller has this snapshot already.
type snapshotOutput struct {
	Status       int
	ETag         string `header:"ETag" doc:"The seq of the board, quoted; where one sees only some of its cards, with one's id behind it"`
	CacheControl string `header:"Cache-Control"`
	Body         *shared.Snapshot
}

const notKept = "private, no-cache"

func newSnapshotOutput(status int, snapshot shared.Snapshot, reader shared.UserID) *snapshotOutput {
	var sight shared.Sight
	for _, member := range snapshot.Members {
		if member.User.ID == reader {
			sight = shared.SightOf(member.Role, snapshot.Board.Settings)
		}
	}
	return &snapshotOutput{status, tagOf(snapshot.Seq, sight, reader), notKept, &snapshot}
}

// tagOf names what somebody sees of a board at a number. A browser keeps what it
// has got and may be used by several people: those who don't see all have a name
// of their own for it.
func tagOf(seq int64, sight shared.Sight, user shared.UserID) string {
	tag := strconv.FormatInt(seq, 10)
	if sight != shared.SightAll {
		tag += "-" + string(user)
	}
	return `"` + tag + `"`
}

func (a *API) createBoard(ctx context.Context, in *createInput) (*snapshotOutput, error) {
	board, err := in.decode()
	if err != nil {
		return nil, err
	}
	language := cmp.Or(in.session.User.Language, in.from().Language)
	snapshot, err := a.Boards.Create(ctx, in.actor(), board, language)
	if err != nil {
		return nil, err
	}
	return newSnapshotOutput(http.StatusCreated, snapshot, in.actor()), nil
}

type snapshotInput struct {
	SignedIn
	OnBoard
	IfNoneMatch string `header:"If-None-Match" doc:"The ETag of the snapshot that one has: 304 while it is still the newest"`
}

func (a *API) snapshot(ctx context.Context, in *snapshotInput) (*snapshotOutput, error) {
	if in.IfNoneMatch != "" { // the number is cheap to ask for, the board is not
		seq, sight, err := a.Boards.Seq(ctx, in.actor(), in.Board)
		if err != nil {
			return nil, err
		}
		if tag := tagOf(seq, sight, in.actor()); matches(in.IfNoneMatch, tag) {
			return &snapshotOutput{http.StatusNotModified, tag, notKept, nil}, nil
		}
	}
	snapshot, err := a.Boards.Snapshot(ctx, in.actor(), in.Board)
	if err != nil {
		return nil, err
	}
	return newSnapshotOutput(http.StatusOK, snapshot, in.actor()), nil
}

// matches compares weakly (RFC 9110, 13.1.2): a proxy that compresses makes
// tags weak.
func matches(header, tag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == tag || candidate == "*" {
			return true
		}
	}
	return false
}

type boardInput struct {
	SignedIn
	OnBoard
}

type archiveOutput struct{ Body shared.Archive }

func (a *API) archive(ctx context.Context, in *boardInput) (*archiveOutput, error) {
	archive, err := a.Boards.Archive(ctx, in.actor(), in.Board)
	return &archiveOutput{archive}, err
}

type cardInput struct {
	SignedIn
	OnBoard
	Card shared.CardID `path:"card"`
}

type cardOutput struct{ Body shared.CardDetail }

func (a *API) card(ctx context.Context, in *cardInput) (*cardOutput, error) {
	if !shared.ValidID(in.Card) {
		return nil, shared.NotFound("")
	}
	card, err := a.Boards.Card(ctx, in.actor(), in.Board, in.Card)
	return &cardOutput{card}, err
}
