// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade.handler;

import java.io.IOException;
import java.util.function.Consumer;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.WebConnection;

/** Wraps a connection that is being opened, and its input. */
@SuppressWarnings("try") // the interface declares the exception
final class OpeningConnection implements WebConnection {

    private final WebConnection connection;
    private final Consumer<Runnable> afterOpening;

    /**
     * Wraps a connection.
     *
     * @param afterOpening runs what must wait until the connection is open
     */
    OpeningConnection(WebConnection connection, Consumer<Runnable> afterOpening) {
        this.connection = connection;
        this.afterOpening = afterOpening;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new OpeningInput(connection.getInputStream(), afterOpening);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return connection.getOutputStream();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
