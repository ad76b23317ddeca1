; The setup for one user, who need not be an administrator. makensis is given VERSION, PROGRAM (the frozen folder),
; OUTPUT, ICON, KILOBYTES, FAMILY (the .msi's upgrade code) and VALUES (the macros that registry.py makes) by
; targets/windows.py; and QUICK, where little compression will do.
;
; Everything of ours lies in $INSTDIR: the two programs, the uninstaller and _internal. Nothing else there is touched.
; The same steps install, upgrade, and mend an installation of which parts are missing.

Target amd64-unicode
Unicode true
!include MUI2.nsh
!include "${VALUES}"

!define APPS "Software\Microsoft\Windows\CurrentVersion\Uninstall\Depositary"


Name "Depositary"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Depositary"
InstallDirRegKey HKCU "${APPS}" "InstallLocation"
!ifndef QUICK
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64 ; both programs hold the same archive, which is then packed once
!endif
BrandingText "Depositary ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Depositary"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Setup of Depositary"
VIAddVersionKey LegalCopyright "Depositary contributors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\depositary.exe"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Windows lets nobody write to the file of a program that runs: wait until it is closed, or leave all as it is (3).
!macro WaitUntilClosed PREFIX
Function ${PREFIX}WaitUntilClosed
  again:
    StrCpy $1 "$INSTDIR\depositary.exe"
    Call ${PREFIX}IsInUse
    IfErrors running
    StrCpy $1 "$INSTDIR\depositary-cli.exe"
    Call ${PREFIX}IsInUse
    IfErrors running
    Return
  running:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Depositary is running. Close its windows, then press Retry: nothing \
      has been changed, and no work is lost." /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
FunctionEnd

; Sets the error flag when the file $1 is there and cannot be written.
Function ${PREFIX}IsInUse
  ClearErrors
  IfFileExists $1 0 free
  FileOpen $0 $1 a
  IfErrors 0 close
  SetErrors ; which asking has cleared
  Return
  close:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\VERSION"
  Delete "$INSTDIR\depositary.exe"
  Delete "$INSTDIR\depositary-cli.exe"
!macroend

!macro TellExplorer ; the file association has changed
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; The .msi of the same program would own the same files: it goes first.
Function RemoveMsi
  again:
    System::Call 'msi::MsiEnumRelatedProductsW(w "${FAMILY}", i 0, i 0, w .r1) i .r0'
    StrCmp $0 0 0 done
    ExecWait 'msiexec.exe /x $1 /quiet' $0
    StrCmp $0 0 again
  done:
FunctionEnd

Section "Depositary"
  Call WaitUntilClosed
  Call RemoveMsi
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${PROGRAM}\*"
  IfErrors 0 written
    MessageBox MB_OK|MB_ICONSTOP "Depositary could not be written to $INSTDIR. Look whether the disk is full, then \
      start this setup again: it mends what is there." /SD IDOK
    SetErrorLevel 2
    Quit
  written:
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Depositary.lnk" "$INSTDIR\depositary.exe"
  !insertmacro WriteValues
  WriteRegStr HKCU "${APPS}" "DisplayName" "Depositary"
  WriteRegStr HKCU "${APPS}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${APPS}" "Publisher" "Depositary contributors"
  WriteRegStr HKCU "${APPS}" "DisplayIcon" "$INSTDIR\depositary.exe,0"
  WriteRegStr HKCU "${APPS}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${APPS}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${APPS}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${APPS}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${APPS}" "NoModify" 1
  WriteRegDWORD HKCU "${APPS}" "NoRepair" 1
  !insertmacro TellExplorer
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only where nothing of the user's lies in it
  Delete "$SMPROGRAMS\Depositary.lnk"
  !insertmacro RemoveValues
  DeleteRegKey HKCU "${APPS}"
  !insertmacro TellExplorer
SectionEnd
