// SPDX-License-Identifier: Apache-2.0

/// What the contract says of all operations together, in Markdown.
enum ContractPreface {
    static let summary = "Elections, parties and seats of Kazakhstan as data, and the law's own count as a function."

    static let text = """
        Parties, people, bodies, elections, law, events and statements of Kazakhstan since 1990, each figure with its sources,
        and simulations that turn votes into seats by the letter of the law, step by step. There is no key, no cookie and
        no redirect. The code is licensed under Apache-2.0, the dataset under CC-BY-4.0; every answer names the licence and
        the attribution in `meta`.

        ## Answers

        A JSON answer is an object: `data` (one thing or a list), `links` (`self`, and `next` where a list goes on) and
        `meta`. `shape=array` gives the bare `data`. What can be a table is also served as CSV and as NDJSON (one JSON
        object a line): by suffix (`/v1/parties.csv`), by `format=csv`, or by `Accept: text/csv`; the suffix and the
        parameter go over the field. `Link` names the other formats. For chart tools, which send no fields, `shape` lays
        out the tables of elections, counts and lineage as their charts want them (in JSON as a list of flat objects), and
        `/v1/datawrapper` has the words around.

        An id is lowercase ASCII with hyphens and does not change. A former id of a party finds the party: the answer is 200
        with `Content-Location`. A name comes in the language asked for (`name`) and in all three (`names`).

        A date is `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as precise as its source, never padded. Votes are whole numbers, shares
        are in per cent with two decimals, and `share_base` says what they are a share of. A value that is not known is
        `null`, never 0.

        ## Sources

        Figures stand plain. `include=sources` adds `provenance`: for the JSON pointer of each figure its sources (ids of
        `/v1/sources`) and how well they support it. What is weak or disputed is named in `meta.warnings` in any case.

        ## Parameters

        Nothing is ignored: a parameter or a value that is not known is a 400, with the nearest right one in `did_you_mean`.
        Each parameter stands once; several values are joined by commas and mean "one of these". Only where an address is
        passed on as it is - to a page, a frame, a script, a picture (SVG, PNG) or a feed (Atom, iCalendar) - what others
        append to it, such as `fbclid`, `utm_source` or `ver`, means nothing; a slip of a parameter is told there, too.

        ## Errors

        Every error, from the HTTP parser to the count, is `application/problem+json` (RFC 9457) with a status of its own:
        400 for a parameter, a path or a body that cannot be read, 404 for what is not there, 405 with `Allow`, 406 for a
        format that is not served, 412 for a precondition that fails, 415 for a body that is no JSON (`Accept` and
        `Accept-Encoding` name what is read), 422 for what is asked for right and has no answer, 501 for a method or
        coding that nobody knows. `type` is the address of a page that says what to do; a browser, whose `Accept` prefers
        HTML, is shown the problem itself as a page. `errors` points at each parameter, or by JSON pointer at each place
        of the body, that is wrong. Any operation can also meet a limit of the server: 408, 413, 414, 417, 431, 501, 503
        (with `Retry-After`) and 505; after all of them but 503 the connection is closed. What is refused on the wire
        names the RFC section in `section`.

        ## HTTP

        An answer to GET that can be cached has a strong `ETag`; with it in `If-None-Match` the next answer is 304 as long
        as nothing has changed (`If-Modified-Since` works too). `If-Match` and `If-Unmodified-Since` are understood and
        answered with 412 where they fail. HEAD answers everywhere like GET, without the body. OPTIONS answers 204 with
        `Allow` and the fields of a CORS preflight, `OPTIONS *` for the server as a whole. Every answer, errors and 304
        included, may be read from any origin, and embedded by any (`Cross-Origin-Resource-Policy: cross-origin`), pages of
        the dashboard and of this contract left out.

        `Content-Language` names the language of an answer that has one, `Content-Location` the address of a thing that was
        asked for by a former id, `Content-Disposition` a name for an answer that is kept as a file. `Link` has the next
        page, the same in other formats, the licence, and where the operation is described. `Last-Modified` is since when this server has what it answers
        with, `Cache-Control` how long anybody may keep it, and `Vary` the fields that it depends on.
        `Access-Control-Allow-Origin` and `Access-Control-Expose-Headers` let any page read it,
        `X-Content-Type-Options`, `Content-Security-Policy`, `Referrer-Policy` and `Cross-Origin-Embedder-Policy` bind the
        browser that shows it.

        A client that sends `Expect: 100-continue` is answered before it sends its body where the body can change nothing:
        404, 405, 406, 413, 415, and 400 for the query. A body in JSON is UTF-8; a byte order mark before it is ignored.
        """
}
