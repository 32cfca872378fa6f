package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// saveAfter is how long changes may go on before they are kept on this device.
const saveAfter = 2 * time.Second

// keep saves the board in a moment.
func (p *boardPage) keep(ctx app.Context) {
	if p.saving {
		return
	}
	p.saving = true
	id := p.id
	ctx.After(saveAfter, func(app.Context) {
		p.saving = false
		if p.id == id && p.board != nil {
			p.save()
		}
	})
}

func (p *boardPage) save() {
	snapshot := p.board.Snapshot()
	p.ctx.Async(func() { _ = p.env.store.SetSnapshot(p.ctx, snapshot) }) // only matters offline
}

// every calls f at an interval until stop is called.
func every(interval time.Duration, f func()) (stop func()) {
	ticker, stopped := time.NewTicker(interval), make(chan struct{})
	go func() {
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				f()
			case <-stopped:
				return
			}
		}
	}()
	return func() { close(stopped) }
}
