//go:build linux

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// tasks is what the page's main thread did while it was traced.
type tasks struct {
	busy    time.Duration // in all
	longest time.Duration
	most    time.Duration // of CPU time that one of them took
	long    int           // that took more than 50 ms
}

const longTask = 50 * time.Millisecond

// event is what is needed of one event of a trace; times are in µs.
type event struct {
	Name    string  `json:"name"`
	Phase   string  `json:"ph"`
	Process int64   `json:"pid"`
	Thread  int64   `json:"tid"`
	Took    float64 `json:"dur"`
	Used    float64 `json:"tdur"` // of the thread's CPU time
	Args    struct {
		Name string `json:"name"`
	} `json:"args"`
}

// trace has the browser note what its threads do meanwhile.
func trace(ctx context.Context, do func() error) (tasks, error) {
	var mu sync.Mutex
	var events []event
	complete := make(chan error, 1)
	listening, stop := context.WithCancel(ctx)
	defer stop()
	err := chromedp.Listen(listening, func(told any) {
		switch told := told.(type) {
		case *tracing.EventDataCollected:
			mu.Lock()
			defer mu.Unlock()
			for _, raw := range told.Value {
				var e event
				if json.Unmarshal(raw, &e) == nil { // others are of no interest
					events = append(events, e)
				}
			}
		case *tracing.EventTracingComplete:
			var err error
			if told.DataLossOccurred {
				err = fmt.Errorf("the browser lost a part of the trace")
			}
			select {
			case complete <- err:
			default:
			}
		}
	})
	if err != nil {
		return tasks{}, fmt.Errorf("listen to the trace: %w", err)
	}
	start := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{
			IncludedCategories: []string{"toplevel", "disabled-by-default-devtools.timeline", "__metadata"}, ExcludedCategories: []string{"*"}}})
		return err
	})
	end := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, tracing.End, cdp.Empty{})
		return err
	})
	if err := chromedp.Do(ctx, start); err != nil {
		return tasks{}, fmt.Errorf("start the trace: %w", err)
	}
	if err := do(); err != nil {
		return tasks{}, err
	}
	if err := chromedp.Do(ctx, end); err != nil {
		return tasks{}, fmt.Errorf("end the trace: %w", err)
	}
	select {
	case err = <-complete:
	case <-time.After(time.Minute):
		err = fmt.Errorf("the browser doesn't give its trace")
	}
	mu.Lock()
	defer mu.Unlock()
	return tasksOf(events), err
}

// tasksOf adds up the tasks of the main thread that had the most to do: that of
// the page, where only one is open.
func tasksOf(events []event) tasks {
	type thread struct{ process, id int64 }
	main := map[thread]*tasks{}
	for _, e := range events {
		if e.Name == "thread_name" && e.Args.Name == "CrRendererMain" {
			main[thread{e.Process, e.Thread}] = &tasks{}
		}
	}
	for _, e := range events {
		t := main[thread{e.Process, e.Thread}]
		if t == nil || e.Phase != "X" || e.Name != "RunTask" {
			continue
		}
		took := time.Duration(e.Took * float64(time.Microsecond))
		t.busy += took
		t.longest = max(t.longest, took)
		t.most = max(t.most, time.Duration(e.Used*float64(time.Microsecond)))
		if took > longTask {
			t.long++
		}
	}
	var most tasks
	for _, t := range main {
		if t.busy > most.busy {
			most = *t
		}
	}
	return most
}
