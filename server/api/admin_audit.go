package api

import (
	"context"
	"io"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"incharge/server/audit"
	"incharge/shared"
)

// AuditFilter is in the input of the calls that read the security log.
type AuditFilter struct {
	Kind shared.AuditKind `query:"kind" doc:"Only events of this kind"`
	User shared.UserID    `query:"user" doc:"Only what this person did, or what is about them"`
	From time.Time        `query:"from" doc:"Only what was at this time or later"`
	To   time.Time        `query:"to" doc:"Only what was before this time"`
}

func (f *AuditFilter) filter() (audit.Filter, error) {
	var check shared.Check
	if f.Kind != "" {
		shared.CheckOneOf(&check, "kind", f.Kind, shared.AuditKinds)
	}
	shared.CheckOptionalID(&check, "user", f.User)
	return audit.Filter{Kind: f.Kind, User: f.User, From: f.From, To: f.To}, check.Err()
}

type auditInput struct {
	Administrator
	AuditFilter
	After shared.AuditID `query:"after" doc:"What a page before this one said as next"`
}

type auditOutput struct{ Body shared.AuditPage }

func (a *API) auditPage(ctx context.Context, in *auditInput) (*auditOutput, error) {
	filter, err := in.filter()
	if err != nil {
		return nil, err
	}
	var check shared.Check
	shared.CheckOptionalID(&check, "after", in.After)
	if err := check.Err(); err != nil {
		return nil, err
	}
	filter.After = in.After
	page, err := a.audit.Read(ctx, filter)
	return &auditOutput{page}, err
}

const (
	csvMedia    = "text/csv; charset=utf-8"
	csvPatience = 5 * time.Minute
)

type csvInput struct {
	Administrator
	AuditFilter
}

type csvOutput struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        func(huma.Context)
}

// auditCSV notes first that the log is taken out, then sends it as it is read.
func (a *API) auditCSV(ctx context.Context, in *csvInput) (*csvOutput, error) {
	filter, err := in.filter()
	if err != nil {
		return nil, err
	}
	err = a.audit.Write(ctx, a.DB, audit.Event{Kind: shared.AuditExported, Actor: in.actor(), Detail: map[string]string{"what": "audit"}})
	if err != nil {
		return nil, err
	}
	return &csvOutput{csvMedia, `attachment; filename="incharge-audit.csv"`, a.stream(csvPatience, func(ctx context.Context, w io.Writer) error {
		return a.audit.WriteCSV(ctx, w, filter)
	})}, nil
}
