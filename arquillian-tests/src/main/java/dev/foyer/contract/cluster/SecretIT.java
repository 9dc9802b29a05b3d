// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What goes over the backplane is signed, if there is a secret: rules N8 and N9. */
@ContractTest
@NeedsServer("the jar of an engine")
@SameEverywhere("Foyer's own check of what arrives")
class SecretIT {

    private static final String SECRET = "correct horse battery staple";
    private static final String CHANNEL = "foyer:contract:all";

    private static final RedisServer REDIS = RedisServer.start();

    private final Site site = Site.at(Integer.getInteger("foyer.main.port"), "/secret");

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "secret", managed = false, testable = false)
    static WebArchive secret() {
        return Wars.onRedis(Wars.of("secret", SecretIT.class), REDIS.url(), "foyer.backplane.secret=" + SECRET);
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    @ServerEndpoint("/vault")
    public static class Vault {

        @OnEvent("nothing")
        void nothing() {}
    }

    /** Signs a message as the page on the backplane says. */
    private static String signed(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(("[\"contract\",\"all\"]\n" + message).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature) + '\n' + message;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Publishes until something arrives: the node subscribes while it starts. */
    private static void awaitSubscribed(Client client) {
        String ready = signed(SECRET, "{\"ev\":\"ready\"}\n{\"event\":\"ready\"}");
        await().atMost(Client.PATIENCE).untilAsserted(() -> {
            REDIS.publish(CHANNEL, ready);
            assertThat(client.drain()).anyMatch(frame -> frame.contains("ready"));
        });
    }

    @Contract(
            rule = {"N8", "N9"},
            proves =
                    "with a secret, what has no signature of it does not arrive and is logged once, and a program that signs may emit")
    void messages_needASignature() {
        deployer.deploy("secret");
        try (Client ada = site.open("/vault", Map.of(), "foyer.v1")) {
            String forged = "{\"ev\":\"forged\"}\n{\"event\":\"forged\"}";
            String news = "{\"ev\":\"news\"}\n{\"event\":\"news\",\"data\":1}";
            awaitSubscribed(ada);
            REDIS.publish(CHANNEL, forged);
            REDIS.publish(CHANNEL, signed("correct horse battery stable", forged));
            REDIS.publish(CHANNEL, signed(SECRET, news).replace("\"data\":1", "\"data\":2,\"forged\":true"));
            REDIS.publish(CHANNEL, signed(SECRET, news));

            assertThat(ada.until(frame -> frame.contains("\"news\"") && frame.contains("1")))
                    .noneMatch(frame -> frame.contains("forged"));
            assertThat(ServerLog.awaited(1, "FOYER-6010")).hasSize(1);
            assertThat(ServerLog.lines(SECRET)).isEmpty();
        } finally {
            deployer.undeploy("secret");
        }
    }
}
