# SPDX-License-Identifier: Apache-2.0
# Varnish in front of several replicas.
vcl 4.1;

import directors;
import std;

probe ready {
    .url = "/readyz";
    .interval = 2s;
    .timeout = 1s;
    .window = 4;
    .threshold = 2;
}

backend replica1 {
    .host = "127.0.0.1";
    .port = "8081";
    .probe = ready;
    .connect_timeout = 1s;
    .first_byte_timeout = 30s;
}

backend replica2 {
    .host = "127.0.0.1";
    .port = "8082";
    .probe = ready;
    .connect_timeout = 1s;
    .first_byte_timeout = 30s;
}

sub vcl_init {
    new replicas = directors.shard();
    replicas.add_backend(replica1);
    replicas.add_backend(replica2);
    replicas.reconfigure();
}

sub vcl_recv {
    # For the operator's network only: Prometheus scrapes replicas directly.
    # A path with escapes and an empty query are the same resource (RFC 3986 6.2.2.2).
    if (req.url ~ "(?i)^/(m|%6d)(e|%65)(t|%74)(r|%72)(i|%69)(c|%63)(s|%73)([?]|$)") {
        return (synth(404));
    }
    # The API knows no cookies.
    unset req.http.Cookie;
    # One name in the logs of Varnish and of the replica; it also draws the replica.
    if (!req.http.X-Request-Id) {
        set req.http.X-Request-Id = req.xid;
    }
    if (req.method != "GET" && req.method != "HEAD") {
        # Kept, so that it can be sent to another replica. The server's limit is 1 MiB and its answer tells more than ours.
        if (!std.cache_req_body(1025KB)) {
            return (synth(413));
        }
        return (pass);
    }
    return (hash);
}

sub vcl_backend_response {
    # Cache-Control decides how long an answer is fresh; stale-while-revalidate is Varnish's grace by itself (since 6.0).
    # Beyond that, an answer is kept for the day that stale-if-error allows, for when no replica is left.
    if (beresp.ttl > 0s) {
        set beresp.keep = 1d;
    }
    # A stream has no length; it goes through piece by piece.
    set beresp.do_stream = true;
}

sub vcl_backend_fetch {
    # A replica by lot; what had no answer goes to another one than before.
    set bereq.backend = replicas.backend(by=KEY, key=replicas.key(bereq.http.X-Request-Id), alt=bereq.retries);
}

sub vcl_backend_error {
    # The other replica may be alive; what never had an answer may be asked again, POST too: it changes nothing.
    if (bereq.retries < 1) {
        return (retry);
    }
}

sub vcl_deliver {
    # Names the request that filled the cache, and not this one.
    unset resp.http.X-Request-Id;
}
