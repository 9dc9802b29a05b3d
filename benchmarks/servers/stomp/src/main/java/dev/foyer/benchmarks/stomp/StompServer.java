// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.stomp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Spring Boot with the endpoint {@code /bench}. */
@SpringBootApplication(proxyBeanMethods = false)
public class StompServer {
    public static void main(String[] args) {
        SpringApplication.run(StompServer.class, args);
    }
}
