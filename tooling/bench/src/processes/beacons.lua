-- What wrk sends: a first argument of so many visitors, each of whom views a page, tells how it was, clicks, and starts
-- a call. Every request is written beforehand, so that wrk costs as little as it can.
local requests, at = {}, 0

local browsers = {
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
}
local bodies = {
  '{"event":"view","page":"/","entry":true,"from":"news.example"}',
  '{"event":"leave","page":"/","seconds":41,"scroll":75,"lcp":1240,"inp":64,"cls":0.013,"fcp":820,"ttfb":110}',
  '{"event":"view","page":"/chat/","entry":false}',
  '{"event":"named","what":"step:gate"}',
}

function init(args)
  for visitor = 1, tonumber(args[1]) do
    local headers = {
      ['Origin'] = 'http://localhost:8080',
      ['Referer'] = 'http://localhost:8080/',
      ['User-Agent'] = browsers[visitor % #browsers + 1],
      ['Accept'] = '*/*',
      ['Accept-Language'] = 'en-GB,en;q=0.9',
      ['Accept-Encoding'] = 'gzip, deflate, br, zstd',
      ['Content-Type'] = 'text/plain;charset=UTF-8',
      ['Sec-Fetch-Site'] = 'same-origin',
      ['Sec-Fetch-Mode'] = 'no-cors',
      ['Sec-Fetch-Dest'] = 'empty',
      ['X-Forwarded-For'] = string.format('198.18.%d.%d', math.floor(visitor / 256) % 256, visitor % 256),
    }
    for _, body in ipairs(bodies) do requests[#requests + 1] = wrk.format('POST', '/e', headers, body) end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
