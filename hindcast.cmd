@echo off
rem Starts Hindcast on Windows as ./hindcast does elsewhere: finds a JDK 25 or newer, builds when sources are newer than
rem the build, and runs the program. Exit code 2: no JDK; 1: the build failed. For the variables see ./hindcast.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "TARGET=%ROOT%\app\target"

set "JDK="
if defined HINDCAST_JAVA_HOME (
  call :consider "%HINDCAST_JAVA_HOME%"
  goto found
)
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK call :consider "%%~dpJ.."
if not defined JDK for %%F in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%USERPROFILE%\.jdks") do (
  for /d %%J in ("%%~F\*") do if not defined JDK call :consider "%%~J"
)
:found
if not defined JDK (
  >&2 echo hindcast: needs a JDK 25 or newer and found none in HINDCAST_JAVA_HOME, JAVA_HOME, PATH and the usual folders.
  >&2 echo hindcast: Install one, for example Eclipse Temurin 25 ^(https://adoptium.net^), or set HINDCAST_JAVA_HOME to its folder.
  exit /b 2
)

if "%HINDCAST_NO_BUILD%"=="1" goto start
powershell -NoProfile -Command "$s = Get-Item -ErrorAction SilentlyContinue -Force \"$env:TARGET\.built\"; if (-not $s -or -not (Test-Path \"$env:TARGET\hindcast.jar\")) { exit 1 }; $f = @(Get-Item \"$env:ROOT\pom.xml\"); foreach ($m in 'strategy-api','lstm-strategy','backtester','app') { $f += Get-ChildItem -Recurse -ErrorAction SilentlyContinue \"$env:ROOT\$m\" | Where-Object { $_.FullName -notmatch '\\target(\\|$)' -and ($_.Name -eq 'pom.xml' -or $_.FullName -match '\\src\\main(\\|$)') } }; if ($f | Where-Object { $_.LastWriteTime -gt $s.LastWriteTime }) { exit 1 }; exit 0"
if not errorlevel 1 goto start

>&2 echo hindcast: building (the first time, libraries are fetched as well, which takes minutes; how it goes stands in %TARGET%\build.log) ...
if not exist "%TARGET%" mkdir "%TARGET%"
rem The stamp is as old as the start of the build, so that what is saved meanwhile is built next time.
type nul >"%TARGET%\.built.new"
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
call mvnw.cmd -B -pl app -am -Dmaven.test.skip=true -Dunchecked -Dspotless.check.skip=true -Djacoco.skip=true package >"%TARGET%\build.log" 2>&1
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
  >&2 type "%TARGET%\build.log"
  >&2 echo hindcast: the build failed; its messages are above and in %TARGET%\build.log
  exit /b 1
)
move /y "%TARGET%\.built.new" "%TARGET%\.built" >nul

:start
if not exist "%TARGET%\hindcast.jar" (
  >&2 echo hindcast: not built yet, and HINDCAST_NO_BUILD=1 forbids it: %TARGET%\hindcast.jar is missing
  exit /b 1
)
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"
set "GC=-XX:+UseSerialGC"
if defined HINDCAST_OPTS echo %HINDCAST_OPTS% | findstr /r "XX:+Use.*GC" >nul && set "GC="
"%JDK%\bin\java.exe" "@%TARGET%\jvm.options" "-Dhindcast.home=%ROOT%" %GC% %HINDCAST_OPTS% -jar "%TARGET%\hindcast.jar" %*
exit /b %ERRORLEVEL%

rem Takes a folder as JDK when its release file says 25 or newer and it has a compiler.
:consider
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=.-" %%N in (%%V) do if %%N GEQ 25 set "JDK=%~f1"
exit /b
