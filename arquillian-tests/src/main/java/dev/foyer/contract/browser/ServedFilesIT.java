// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.browser;

import java.io.File;
import java.util.Map;
import java.util.Objects;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What every WAR serves below {@code foyer/}, in applications that have mapped all paths: rule B6. */
@ContractTest
class ServedFilesIT {

    private static final String NEXT = "// the next release";

    /** The files, with their types as far as they matter. */
    private static final Map<String, String> FILES = Map.of(
            "foyer.js", "text/javascript",
            "foyer.iife.js", "text/javascript",
            "foyer.js.map", "application/json",
            "foyer.iife.js.map", "application/json",
            "foyer.d.ts", "text/plain",
            "contract.d.ts", "text/plain",
            "asyncapi.json", "application/json");

    @Deployment(name = "front-controller", testable = false)
    static WebArchive frontController() {
        return Wars.with(
                Wars.of("front-controller", FrontController.class), "foyer.contract.served=asyncapi,typescript");
    }

    /** With a jar in which the client is another one, of the same date. */
    @Deployment(name = "rest-root", testable = false)
    static WebArchive restRoot() {
        WebArchive war = Wars.bringing(Wars.bringing(Wars.without("rest-root", RestRoot.class), "core"), "rest");
        for (File library : Wars.libraries()) {
            if (library.getName().contains("extension")) {
                JavaArchive jar = ShrinkWrap.createFromZipFile(JavaArchive.class, library);
                jar.delete("/META-INF/resources/foyer/foyer.js");
                war.addAsLibrary(jar.add(new StringAsset(NEXT), "META-INF/resources/foyer/foyer.js"));
            } else {
                war.addAsLibrary(library);
            }
        }
        return war;
    }

    @ArquillianResource
    @OperateOnDeployment("front-controller")
    private Site site;

    @ArquillianResource
    @OperateOnDeployment("rest-root")
    private Site restRoot;

    @Contract(
            rule = "B6",
            proves =
                    "where a servlet and a filter of the application have all paths, the files of Foyer are served all the same, and no others")
    @NeedsServer("a servlet and a filter for all paths")
    void files_areServedWhereAServletHasAllPaths() {
        assertThat(Http.get(site.http("/some/page")).body()).isEqualTo("the application's");

        FILES.forEach((file, type) -> {
            Answer answer = Http.get(site.http("/foyer/" + file));
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.headers().get("Content-Type")).as(file).startsWith(type);
            assertThat(answer.headers().get("Content-Type")).as(file).containsIgnoringCase("charset=utf-8");
            assertThat(answer.headers().get("Cache-Control")).as(file).isEqualTo("no-cache");
            assertThat(answer.headers().get("ETag")).as(file).matches("\"[\\w-]{43}\"");
            assertThat(answer.headers()).as(file).doesNotContainKey("Last-Modified");
        });
        for (String other : new String[] {"", "/", "/foyer.jsx", "/foyer.js/", "/../foyer/x"}) {
            assertThat(Http.get(site.http("/foyer" + other)).body())
                    .as(other)
                    .doesNotContain("foyer.v1")
                    .doesNotContain("iife");
        }
        assertEchoes(site);
    }

    @Contract(
            rule = "B6",
            proves =
                    "whoever has a file asks whether it is still the same, and is sent it only if it is not: the ETag is of the content")
    void files_areRevalidatedByContent() {
        for (String file : FILES.keySet()) {
            String tag = tag(Http.get(site.http("/foyer/" + file)));
            for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
                Answer same = get(site, file, known);
                assertThat(same.status()).as(file + " " + known).isEqualTo(304);
                assertThat(same.body()).isEmpty();
                assertThat(tag(same)).isEqualTo(tag);
                assertThat(same.headers().get("Cache-Control")).isEqualTo("no-cache");
            }
            Answer other = get(site, file, "\"other\"");
            assertThat(other.status()).as(file).isEqualTo(200);
            assertThat(other.body()).isNotEmpty();
        }
        assertThat(Http.send(
                                "GET",
                                site.http("/foyer/foyer.js"),
                                Map.of("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"),
                                "")
                        .status())
                .isEqualTo(200);
    }

    @Contract(rule = "B6", proves = "HEAD has the headers of GET, and no body")
    void head_hasTheHeaders() {
        Answer get = Http.get(site.http("/foyer/foyer.js"));

        Answer head = Http.head(site.http("/foyer/foyer.js"));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(tag(head)).isEqualTo(tag(get));
        assertThat(head.headers().get("Cache-Control")).isEqualTo("no-cache");
        assertThat(head.headers().get("Content-Type")).isEqualTo(get.headers().get("Content-Type"));
    }

    @Contract(
            rule = "B6",
            proves =
                    "the client of another release is seen at once, although its file is of the same date; where REST resources have all paths")
    @NeedsServer("Jakarta REST")
    void nextRelease_isSeenAtOnce() {
        String old = tag(Http.get(site.http("/foyer/foyer.js")));
        assertThat(Http.get(restRoot.http("/hello")).body()).isEqualTo("hello");

        Answer next = get(restRoot, "foyer.js", old);

        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).isEqualTo(NEXT);
        assertThat(tag(next)).isNotEqualTo(old);
        assertThat(get(restRoot, "foyer.iife.js", "\"other\"").body()).contains("globalThis,{Foyer:");
        assertEchoes(restRoot);
    }

    private static Answer get(Site site, String file, String known) {
        return Http.send("GET", site.http("/foyer/" + file), Map.of("If-None-Match", known), "");
    }

    private static String tag(Answer answer) {
        return Objects.requireNonNull(answer.headers().get("ETag"));
    }

    private static void assertEchoes(Site site) {
        try (Client client = site.open("/echo")) {
            assertThat(client.call("echo", "7")).contains("\"data\":7");
        }
    }
}
