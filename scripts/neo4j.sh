#!/usr/bin/env bash
# A real Neo4j Community server from its Maven jars, for tests and for trying things out without Docker.
#
#   scripts/neo4j.sh install | start | stop | kill | status | check | admin ARGS... | shell ARGS...
#
# `shell` is the cypher-shell of the long-term version.
#
# Everything lives in .neo4j/ of the project (ignored by git). Needs Java 17 or 21 for 5.26, Java 21 or later for 2026.x
# (the one of JAVA, JAVA_HOME or PATH, else any below /usr/lib/jvm), and Maven for the one download; `check` says whether
# they are there. Settings by environment:
#   NEO4J_VERSION   5.26.30 (the long-term version; the calendar version that is tested is 2026.08.1)
#   NEO4J_PORT      27687 (Bolt, on 127.0.0.1 only)
#   NEO4J_PASSWORD  entente-test (used when the data folder is new)
#   NEO4J_HOME      .neo4j/home-VERSION
#   NEO4J_HEAP      512m
#   NEO4J_PAGECACHE 256m
#   NEO4J_LONG      1 for a server that runs long: starts slower, works faster (the JVM's full compiler)
#   NEO4J_WAIT      300 (seconds until it must listen; recovery after a crash takes its time)
set -euo pipefail

project=$(cd "$(dirname "$0")/.." && pwd)
version=${NEO4J_VERSION:-5.26.30}
port=${NEO4J_PORT:-27687}
password=${NEO4J_PASSWORD:-entente-test}
home=${NEO4J_HOME:-$project/.neo4j/home-$version}
heap=${NEO4J_HEAP:-512m}
pagecache=${NEO4J_PAGECACHE:-256m}
wait_seconds=${NEO4J_WAIT:-300}
jars=$project/.neo4j/lib-$version
pidfile=$home/run/neo4j.pid
major=${version%%.*}

flags=(--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED
  --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -Dlog4j2.disable.jmx=true -Dfile.encoding=UTF-8)
if [ -z "${NEO4J_LONG:-}" ]; then flags+=(-XX:TieredStopAtLevel=1); fi

fail() { echo "neo4j.sh: $1" >&2; exit "${2:-1}"; }

# The first Java whose version fits; 5.26 is not made for Java 25, nor 2026.x for 17.
find_java() {
  local least=17 most=21 candidate found
  if [ "$major" -ge 2025 ]; then least=21 most=99; fi
  for candidate in "${JAVA:-}" "${JAVA_HOME:+$JAVA_HOME/bin/java}" java /usr/lib/jvm/*/bin/java; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null || continue
    found=$("$candidate" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${found:-0}" -ge "$least" ] && [ "$found" -le "$most" ]; then
      java=$candidate java_version=$found
      if [ "$java_version" -ge 24 ]; then flags+=(--sun-misc-unsafe-memory-access=allow); fi
      if [ "$java_version" -ge 22 ]; then flags+=(--enable-native-access=ALL-UNNAMED); fi
      return 0
    fi
  done
  if [ "$most" -eq 21 ]; then fail "Java 17 or 21 is missing for Neo4j $version: install it, or set NEO4J_URI to a server that runs" 3; fi
  fail "Java $least or later is missing for Neo4j $version: install it, or set NEO4J_URI to a server that runs" 3
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

# True when the process of the pid file runs and is the server of this home, not another one that got its number.
alive() {
  [ -s "$pidfile" ] && kill -0 "$(cat "$pidfile")" 2>/dev/null &&
    ps -o args= -p "$(cat "$pidfile")" | grep -qF -- "--home-dir=$home"
}

install_jars() {
  local stamp
  stamp=$(cksum < "$project/scripts/neo4j/pom.xml" | cut -d' ' -f1)-$version
  if [ "$(cat "$jars/.stamp" 2>/dev/null)" = "$stamp" ]; then return 0; fi
  command -v mvn >/dev/null || fail "Maven (mvn) is missing: install it, or set NEO4J_URI to a server that runs" 3
  rm -rf "$jars"
  local profiles=()
  if [ "$major" -eq 5 ]; then profiles=(-P shell); fi
  mvn -q -B -ntp -Dstyle.color=never -f "$project/scripts/neo4j/pom.xml" "${profiles[@]}" -Dneo4j.version="$version" -Djars="$jars" dependency:copy-dependencies
  echo "$stamp" > "$jars/.stamp"
}

# A self-signed certificate, so that bolt+ssc:// and neo4j+ssc:// work too.
make_certificate() {
  [ -s "$home/certificates/public.crt" ] && return 0
  command -v openssl >/dev/null || return 1
  mkdir -p "$home/certificates"
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
    -keyout "$home/certificates/private.key" -out "$home/certificates/public.crt" 2>/dev/null
}

write_conf() {
  mkdir -p "$home"/{conf,data,logs,import,plugins,run}
  {
    echo "server.default_listen_address=127.0.0.1"
    echo "server.bolt.listen_address=127.0.0.1:$port"
    echo "server.bolt.advertised_address=127.0.0.1:$port"
    if make_certificate; then
      echo "server.bolt.tls_level=OPTIONAL"
      echo "dbms.ssl.policy.bolt.enabled=true"
      echo "dbms.ssl.policy.bolt.base_directory=$home/certificates"
      echo "dbms.ssl.policy.bolt.client_auth=NONE"
    fi
    echo "server.http.enabled=false"
    echo "server.https.enabled=false"
    echo "server.directories.import=import"
    echo "server.memory.pagecache.size=$pagecache"
    echo "dbms.usage_report.enabled=false"
    echo "dbms.security.auth_enabled=true"
    if [ "$major" -ge 2025 ]; then
      echo "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s"
      echo "dbms.fleet_manager.enabled=false"
      echo "server.fleet_discovery.enabled=false"
    else
      echo "internal.dbms.bolt.netty_server_shutdown_quiet_period=0"
    fi
  } > "$home/conf/neo4j.conf"
}

admin() {
  NEO4J_HOME=$home NEO4J_CONF=$home/conf "$java" -Xmx"$heap" "${flags[@]}" -cp "$jars/*" org.neo4j.cli.AdminTool "$@"
}

main_class() { unzip -p "$jars/neo4j-$version.jar" META-INF/services/org.neo4j.server.startup.EntryPoint | head -1; }

wait_until_up() {
  for _ in $(seq $((wait_seconds * 5))); do
    # Not `alive`: a process that was only just started may still be this shell's copy, under its name.
    kill -0 "$(cat "$pidfile")" 2>/dev/null || { tail -n 5 "$home/logs/console.log" "$home/logs/neo4j.log" >&2 2>/dev/null; fail "the server ended while starting"; }
    if listens; then echo "bolt://127.0.0.1:$port"; return 0; fi
    sleep 0.2
  done
  fail "not ready after $wait_seconds s, see $home/logs/debug.log"
}

# A server that runs keeps the port that it was started with.
if alive; then port=$(sed -n 's/^server.bolt.listen_address=.*://p' "$home/conf/neo4j.conf"); fi

case ${1:-} in
  check)
    find_java
    [ -e "$jars/.stamp" ] || command -v mvn >/dev/null || fail "Maven (mvn) is missing: install it, or set NEO4J_URI to a server that runs" 3
    if [ -e "$jars/.stamp" ]; then echo "installed"; else echo "not installed"; fi
    ;;
  install)
    install_jars
    echo "$(ls "$jars" | wc -l) jars in $jars"
    ;;
  admin)
    shift
    find_java
    install_jars
    write_conf
    admin "$@"
    ;;
  shell)
    shift
    [ "$major" -eq 5 ] || fail "Neo4j $version is not published with a shell" 2
    find_java
    install_jars
    "$java" "${flags[@]}" -cp "$jars/*" org.neo4j.shell.Main -a "bolt://127.0.0.1:$port" -u neo4j -p "$password" "$@"
    ;;
  start)
    if alive; then wait_until_up; exit 0; fi
    find_java
    install_jars
    if listens; then fail "port $port is taken by another process: set NEO4J_PORT" 2; fi
    write_conf
    if [ ! -e "$home/data/databases/system" ]; then admin dbms set-initial-password "$password" >/dev/null; fi
    nohup "$java" -Xms"$heap" -Xmx"$heap" -XX:+UseG1GC "${flags[@]}" -cp "$jars/*" "$(main_class)" \
      --home-dir="$home" --config-dir="$home/conf" > "$home/logs/console.log" 2>&1 < /dev/null &
    echo $! > "$pidfile"
    disown
    wait_until_up
    ;;
  stop | kill)
    alive || { echo "not running"; exit 0; }
    pid=$(cat "$pidfile")
    if [ "$1" = kill ]; then kill -KILL "$pid"; else kill -TERM "$pid"; fi
    for _ in $(seq 300); do
      kill -0 "$pid" 2>/dev/null || { rm -f "$pidfile"; echo "stopped"; exit 0; }
      sleep 0.2
    done
    fail "process $pid still runs"
    ;;
  status)
    if alive; then echo "bolt://127.0.0.1:$port, process $(cat "$pidfile")"; else echo "not running"; exit 3; fi
    ;;
  *) fail "expected install, start, stop, kill, status, check, admin or shell" 64 ;;
esac
