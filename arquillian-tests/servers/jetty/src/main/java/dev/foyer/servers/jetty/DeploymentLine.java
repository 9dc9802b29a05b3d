// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.jetty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import org.jboss.arquillian.container.spi.client.container.DeploymentException;

/** Asks the {@link dev.foyer.servers.jetty.server.Deployments} of a server. */
final class DeploymentLine {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    DeploymentLine(int port) {
        this.port = port;
    }

    void deploy(String path, Path war) throws DeploymentException {
        ask(request(path).PUT(BodyPublishers.ofString(war.toString())));
    }

    void undeploy(String path) throws DeploymentException {
        ask(request(path).DELETE());
    }

    /** Returns before the server has stopped. */
    void stopServer() throws DeploymentException {
        ask(request("/").POST(BodyPublishers.noBody()));
    }

    /** Whether somebody answers. */
    boolean isOpen() {
        try {
            send(request("/"));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private void ask(HttpRequest.Builder request) throws DeploymentException {
        try {
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() != 204) {
                throw new DeploymentException(answer.body());
            }
        } catch (IOException gone) {
            throw new DeploymentException("The server does not answer.", gone);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
