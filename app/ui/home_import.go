package ui

import (
	"errors"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/client"
	"incharge/app/text"
	"incharge/shared"
)

const importDialog = "import-board"

// boardImport is the dialog that brings a board along from elsewhere: a file is
// chosen, read without changing anything, and imported when what will come of it
// has been seen.
type boardImport struct {
	home   *homePage
	shown  bool
	busy   bool // reading, or importing
	file   *client.File
	report *shared.ImportReport
	err    string
}

func (d *boardImport) open(ctx app.Context, _ app.Event) {
	*d = boardImport{home: d.home, shown: true}
	openDialog(ctx, importDialog)
}

func (d *boardImport) dialog() app.UI {
	t := text.T()
	return dialog{id: importDialog, title: t.Import.Title, env: d.home.env,
		closed: func(app.Context, app.Event) { d.shown = false }}.UI(
		app.If(d.shown, func() app.UI {
			return app.Div().Class("dialog-body stack").Body(
				app.P().Class("soft").Text(t.Import.How),
				d.picker(),
				app.Div().Role("status").Body(d.progress()),
				app.Div().Body(app.If(d.report == nil, d.where)),
			)
		}),
		app.If(d.shown, func() app.UI {
			start := app.Button().Type("button").Class("button button-primary").Text(t.Import.Start).
				Disabled(d.report == nil || d.busy).OnClick(d.start)
			if d.report != nil && d.busy {
				start = start.Aria("busy", "true")
			}
			return app.Div().Class("dialog-foot").Body(
				app.Button().Type("button").Class("button").Text(t.Common.Cancel).
					OnClick(func(app.Context, app.Event) { closeDialog(importDialog) }),
				start,
			)
		}),
	)
}

// picker is the browser's own file input, laid invisibly over a field that looks
// like ours: so a file can be dropped there as well.
func (d *boardImport) picker() app.UI {
	t := text.T().Import
	label, class := t.Drop, "drop drop-empty"
	if d.file != nil {
		label, class = t.Other, "drop"
	}
	return app.Div().Class(class).Body(
		app.Span().Class("drop-icon").Body(Icon("import").UI()),
		app.Label().For("import-file").Class("drop-words").Text(label),
		app.Div().Class("drop-file").Body(app.If(d.file != nil, func() app.UI {
			return app.Span().Class("clip small").Text(d.file.Name)
		}), app.If(d.file != nil, func() app.UI {
			return app.Span().Class("small faint nowrap").Text(fileSize(d.file.Size))
		})),
		app.Input().ID("import-file").Type("file").Class("drop-input").Disabled(d.busy).
			Accept(".json,application/json").OnChange(d.read),
	)
}

// where says how to get a file out of each of the programs.
func (d *boardImport) where() app.UI {
	t := text.T().Import
	return app.Details().Class("import-where").Body(
		app.Summary().Text(t.Where),
		app.Dl().Body(app.Range(t.Programs).Slice(func(i int) app.UI {
			return app.Div().Body(app.Dt().Text(t.Programs[i].Name), app.Dd().Text(t.Programs[i].How))
		})),
	)
}

func (d *boardImport) progress() app.UI {
	t := text.T().Import
	switch {
	case d.err != "":
		return app.Div().Class("notice notice-danger").Body(Icon("alert").UI(), app.Span().Text(d.err))
	case d.report != nil:
		return reportOf(*d.report)
	case d.busy:
		return app.Div().Class("row soft").Body(app.Span().Class("spinner"), app.Text(t.Checking))
	default:
		return app.Div()
	}
}

// reportOf shows what an import will carry over.
func reportOf(r shared.ImportReport) app.UI {
	t := text.T().Import
	var counts []app.UI
	for _, c := range []struct {
		name string
		n    int
	}{
		{t.Lists, r.Lists}, {t.Cards, r.Cards}, {t.Archived, r.Archived}, {t.Labels, r.Labels},
		{t.Checklists, r.Checklists}, {t.Items, r.Items}, {t.Comments, r.Comments}, {t.Attachments, r.Attachments},
	} {
		if c.n > 0 {
			counts = append(counts, app.Div().Class("report-count").Body(app.Dt().Text(c.name), app.Dd().Text(c.n)))
		}
	}
	return app.Div().Class("stack stack-s").Body(
		app.Div().Class("report-head").Body(
			app.H3().Class("clip").Text(r.Title),
			app.Span().Class("badge").Text(t.From(r.Format))),
		app.P().Class("soft small").Text(t.WillCarry),
		app.Dl().Class("report").Body(counts...),
		app.If(len(r.Notes) == 0, func() app.UI {
			return app.P().Class("small soft").Text(t.NoneSkipped)
		}).Else(func() app.UI {
			return app.Div().Class("report-skipped").Body(
				app.H4().Body(Icon("alert").UI(), app.Text(t.Skipped)),
				app.Ul().TabIndex(0).Aria("label", t.Skipped).Body(app.Range(r.Notes).Slice(func(i int) app.UI {
					return app.Li().DataSet("kind", r.Notes[i].Kind).Text(t.Note(r.Notes[i]))
				})),
			)
		}),
	)
}

func (d *boardImport) read(ctx app.Context, _ app.Event) {
	file := client.Picked("import-file")
	if file == nil {
		return
	}
	d.file, d.report, d.err = file, nil, ""
	d.send(ctx, true, func(_ app.Context, done shared.Imported) { d.report = &done.Report })
}

func (d *boardImport) start(ctx app.Context, _ app.Event) {
	d.err = ""
	d.send(ctx, false, func(ctx app.Context, done shared.Imported) {
		closeDialog(importDialog)
		ctx.Navigate("/boards/" + string(done.Board))
	})
}

func (d *boardImport) send(ctx app.Context, dryRun bool, then func(app.Context, shared.Imported)) {
	d.busy = true
	file := d.file
	ctx.Async(func() {
		env := d.home.env
		done, err := env.client.Import(ctx, file, dryRun)
		env.note(ctx, err)
		ctx.Dispatch(func(ctx app.Context) {
			if d.file != file {
				return // the dialog was opened anew meanwhile
			}
			d.busy = false
			var wrong *shared.Error
			switch {
			case err == nil:
				then(ctx, done)
			case client.TooLarge(err):
				d.err = text.T().Import.TooLarge
			case errors.As(err, &wrong) && about(err, "file"):
				d.err = text.T().Import.Broken(wrong.Message)
			default:
				d.err = explain(err)
			}
		})
	})
}

// fileSize is a number of bytes as people read it.
func fileSize(bytes int64) string {
	switch {
	case bytes < 1000:
		return strconv.FormatInt(bytes, 10) + " B"
	case bytes < 1_000_000:
		return strconv.FormatInt(bytes/1000, 10) + " kB"
	default:
		return strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64) + " MB"
	}
}
