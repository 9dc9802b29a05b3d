// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.telemetry;

import java.util.function.LongSupplier;

import dev.foyer.internal.measure.Instrument;
import dev.foyer.internal.measure.Labels;
import dev.foyer.internal.measure.Meters;
import dev.foyer.internal.measure.Recorder;

/** Keeps the failures of meters away from the application. Safe for any thread. */
final class DoubtedMeters implements Meters {

    private final Meters meters;
    private final Doubt doubt;

    DoubtedMeters(Meters meters, Doubt doubt) {
        this.meters = meters;
        this.doubt = doubt;
    }

    @Override
    public Recorder recorder(Instrument instrument, Labels labels) {
        try {
            Recorder recorder = meters.recorder(instrument, labels);
            return value -> {
                try {
                    recorder.add(value);
                } catch (LinkageError | RuntimeException broken) {
                    doubt.failed(broken);
                }
            };
        } catch (LinkageError | RuntimeException broken) {
            doubt.failed(broken);
            return Recorder.NONE;
        }
    }

    @Override
    public void watch(Instrument instrument, Labels labels, LongSupplier number) {
        attempt(() -> meters.watch(instrument, labels, number));
    }

    @Override
    public void close() {
        attempt(meters::close);
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (LinkageError | RuntimeException broken) {
            doubt.failed(broken);
        }
    }
}
