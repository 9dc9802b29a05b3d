// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade.handler;

import java.io.IOException;
import java.util.function.Consumer;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/** Wraps the data that the peer sends, and tells of its end only after the opening. */
final class OpeningInput extends ServletInputStream {

    private final ServletInputStream in;
    private final Consumer<Runnable> afterOpening;

    OpeningInput(ServletInputStream in, Consumer<Runnable> afterOpening) {
        this.in = in;
        this.afterOpening = afterOpening;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                listener.onDataAvailable();
            }

            @Override
            public void onAllDataRead() {
                afterOpening.accept(() -> end(listener));
            }

            @Override
            public void onError(Throwable failure) {
                afterOpening.accept(() -> listener.onError(failure));
            }
        });
    }

    private static void end(ReadListener listener) {
        try {
            listener.onAllDataRead();
        } catch (IOException failure) {
            listener.onError(failure);
        }
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public boolean isFinished() {
        return in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }
}
