package api

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"incharge/server/problem"
	"incharge/shared"
)

// deletePatience is how long it may take to leave all of one's boards.
const deletePatience = 2 * time.Minute

type editMeInput struct {
	SignedIn
	JSON[shared.ProfileEdit]
}

func (a *API) editMe(ctx context.Context, in *editMeInput) (*meOutput, error) {
	edit, err := in.decode()
	if err != nil {
		return nil, err
	}
	user, err := a.Accounts.EditProfile(ctx, in.actor(), edit)
	if err != nil {
		return nil, err
	}
	if user.Name != in.session.User.Name {
		a.Boards.Introduce(ctx, user.ID)
	}
	return &meOutput{shared.Me{User: user}}, nil
}

// Picture is in the input of calls with a picture as their body.
type Picture struct {
	body        io.Reader
	contentType string
}

// pictures are the formats that may be sent.
var pictures = []string{"image/png", "image/jpeg", "image/webp"}

// Resolve only notes where the body is.
func (p *Picture) Resolve(ctx huma.Context) []error {
	p.body, p.contentType = ctx.BodyReader(), ctx.Header("Content-Type")
	return nil
}

func (p *Picture) read() ([]byte, error) {
	for _, format := range pictures {
		if p.contentType == format {
			data, err := io.ReadAll(p.body)
			if err != nil {
				return nil, readError(err)
			}
			return data, nil
		}
	}
	return nil, problem.WithStatus(http.StatusUnsupportedMediaType, shared.Invalid("Content-Type", "must be image/png, image/jpeg or image/webp"))
}

func (*Picture) requestBody(huma.Registry) *huma.RequestBody {
	body := &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{}}
	for _, format := range pictures {
		body.Content[format] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
	return body
}

type setAvatarInput struct {
	SignedIn
	Picture
}

func (a *API) setAvatar(ctx context.Context, in *setAvatarInput) (*meOutput, error) {
	data, err := in.read()
	if err != nil {
		return nil, err
	}
	user, err := a.Accounts.SetAvatar(ctx, in.actor(), data)
	if err != nil {
		return nil, err
	}
	a.Boards.Introduce(ctx, user.ID)
	return &meOutput{shared.Me{User: user}}, nil
}

func (a *API) removeAvatar(ctx context.Context, in *struct{ SignedIn }) (*meOutput, error) {
	user, err := a.Accounts.RemoveAvatar(ctx, in.actor())
	if err != nil {
		return nil, err
	}
	a.Boards.Introduce(ctx, user.ID)
	return &meOutput{shared.Me{User: user}}, nil
}

type avatarInput struct {
	SignedIn
	User        shared.UserID `path:"user"`
	IfNoneMatch string        `header:"If-None-Match" doc:"The ETag of the picture that one has: 304 while it is the same"`
}

type avatarOutput struct {
	Status       int
	ContentType  string `header:"Content-Type"`
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         []byte
}

// avatar may be kept for a while: another picture has another address.
func (a *API) avatar(ctx context.Context, in *avatarInput) (*avatarOutput, error) {
	avatar, err := a.Accounts.Avatar(ctx, in.actor(), in.User)
	if err != nil {
		return nil, err
	}
	out := &avatarOutput{http.StatusOK, "image/png", `"` + avatar.Tag + `"`, "private, max-age=3600", avatar.PNG}
	if in.IfNoneMatch != "" && matches(in.IfNoneMatch, out.ETag) {
		out.Status, out.Body = http.StatusNotModified, nil
	}
	return out, nil
}

type deleteMeInput struct {
	SignedIn
	Caller
	JSON[shared.Proof]
}

// deleteMe takes somebody off their boards first: what that meets, such as a
// board that would have no supervisor, keeps the account.
func (a *API) deleteMe(ctx context.Context, in *deleteMeInput) (*signedOutOutput, error) {
	proof, err := in.decode()
	if err != nil {
		return nil, err
	}
	if err := a.Accounts.MayDelete(ctx, in.session, proof.Password); err != nil {
		return nil, err
	}
	if err := a.Boards.Quit(ctx, in.actor()); err != nil {
		return nil, err
	}
	if err := a.Accounts.Delete(ctx, in.from(), in.session.User); err != nil {
		return nil, err
	}
	a.Hub.EndUser(in.actor())
	return &signedOutOutput{a.cookie("")}, nil
}
