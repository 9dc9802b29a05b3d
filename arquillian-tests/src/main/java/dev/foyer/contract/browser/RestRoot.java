// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.browser;

import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

import dev.foyer.OnEvent;

/** An application whose REST resources have all paths. */
@ServerEndpoint("/echo")
public class RestRoot {

    @OnEvent("echo")
    int echo(int number) {
        return number;
    }

    /** The REST resources. */
    @ApplicationPath("/")
    public static class Resources extends Application {}

    /** One of them. */
    @Path("hello")
    public static class Hello {

        @GET
        public String hello() {
            return "hello";
        }
    }
}
